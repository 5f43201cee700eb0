/**
 * Our Content-Security-Policy has Trusted Types on: workers and the service worker start only
 * from a URL that the one named policy has passed. It passes our own origin and nothing else.
 */
export function trustedScriptUrl(url: string): string {
  // `new Worker` and `register` take the policy's object; their types know only strings.
  return (policy === undefined ? ownOrigin(url) : policy.createScriptURL(url)) as string;
}

function ownOrigin(url: string): string {
  if (new URL(url, globalThis.location.href).origin !== globalThis.location.origin)
    throw new Error("Needle starts scripts from its own origin only.");
  return url;
}

type Policy = { createScriptURL: (url: string) => unknown };
type Factory = {
  createPolicy: (name: string, rules: { createScriptURL: typeof ownOrigin }) => Policy;
};

/** The name can be taken once a page, so the policy is made when this module is first read. */
const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy("needle", {
  createScriptURL: ownOrigin,
});
