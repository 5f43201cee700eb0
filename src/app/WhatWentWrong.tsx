/** The browser's own words, for whoever looks into it. */
export function WhatWentWrong({ error }: { error: unknown }) {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return (
    <details>
      <summary>Details for whoever looks into this</summary>
      <pre className="small">{told}</pre>
    </details>
  );
}
