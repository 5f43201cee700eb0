import type { webcrypto } from "node:crypto";

declare global {
  /** Sealing names it as browsers do; Node has it under another name. */
  type CryptoKey = webcrypto.CryptoKey;
}
