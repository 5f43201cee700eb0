/** The browser's own words, for whoever looks into it. */
export function WhatWentWrong({ error }: { error: unknown }) {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return (
    <details>
      <summary>What went wrong, for whoever looks into it</summary>
      <pre className="small">{told}</pre>
    </details>
  );
}
