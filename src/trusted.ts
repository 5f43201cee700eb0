type ScriptUrlPolicy = { createScriptURL(url: string): string };
type TrustedTypes = {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
};

/**
 * The only way to a script in this app: an address of our own origin. Anything else throws, so
 * that no text that came from a file can ever become code.
 */
const ownScripts: ScriptUrlPolicy = {
  createScriptURL(url) {
    const { href, origin } = new URL(url, location.href);
    if (origin !== location.origin)
      throw new TypeError(`Refused a script of another origin: ${href}`);
    return url;
  },
};

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

// The Content-Security-Policy lets exactly this name be created, once.
const policy = trustedTypes?.createPolicy("needle", ownScripts) ?? ownScripts;

/**
 * Passes a same-origin script address to `register()` or `new Worker()`. In a browser with
 * Trusted Types the result is a TrustedScriptURL that goes by the name of string, as in TypeScript's own
 * signatures of these two; elsewhere it is the text itself.
 */
export function trustedScriptUrl(url: string): string {
  return policy.createScriptURL(url);
}
