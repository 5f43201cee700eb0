import { hexToBytes } from "@noble/hashes/utils.js";
import { toBase64 } from "#domain/bytes.ts";
import { LockKey } from "#domain/keys.ts";

const ff = "ff".repeat(30);
const oo = "00".repeat(30);
/** Points of order 8, as y without its top bit; libsodium refuses the same ones. */
const [eighth, otherEighth] = [
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03",
];

/** Every spelling of every Ed25519 point whose order is 1, 2, 4 or 8, with either sign. */
export const badSignKeys: [what: string, key: string][] = [
  ["order 4", `00${oo}00`],
  ["order 4, the other sign", `00${oo}80`],
  ["order 1", `01${oo}00`],
  ["order 1, the other sign", `01${oo}80`],
  ["order 2", `ec${ff}7f`],
  ["order 2, the other sign", `ec${ff}ff`],
  ["order 8", `${eighth}05`],
  ["order 8, the other sign", `${eighth}85`],
  ["order 8, the other y", `${otherEighth}7a`],
  ["order 8, the other y, the other sign", `${otherEighth}fa`],
  ["order 4, spelled p", `ed${ff}7f`],
  ["order 4, spelled p, the other sign", `ed${ff}ff`],
  ["order 1, spelled p + 1", `ee${ff}7f`],
  ["order 1, spelled p + 1, the other sign", `ee${ff}ff`],
].map(([what = "", hex = ""]) => [what, toBase64(hexToBytes(hex))]);

/** The same key with another x, which is on the curve for nobody's luck. */
export function offCurve(key: LockKey): LockKey {
  return LockKey.parse(`B${key.charAt(1) === "A" ? "B" : "A"}${key.slice(2)}`);
}
