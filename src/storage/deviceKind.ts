import type { Claim } from "#domain/records/claim.ts";

/** What kind of device this is, so that the panel can say "joined on a phone". */
export function deviceKind(): Claim["device"] {
  const isTouched = globalThis.matchMedia?.("(pointer: coarse)").matches ?? false;
  if (!isTouched) return "computer";
  return Math.min(screen.width, screen.height) < 600 ? "phone" : "tablet";
}
