import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { doorPass, newHostSeeds } from "./passes.ts";
import { privateFolder, writeSecret } from "./secretFiles.ts";

const HostKeys = z.strictObject({
  v: z.literal(1),
  operator: z.string(),
  system: z.string(),
  door: z.string(),
  doorPasses: z.string(),
  /** The token by which devices knock: it stands in every invitation, so it stays the same. */
  doorPass: z.string(),
  /** SHA-256 of the organiser's token, 64 hexadecimal digits. */
  tokenHash: z.string(),
  /** What the servers of a cluster tell each other, so that nobody else on the machine joins them. */
  clusterSecret: z.string(),
});
/** All that a host signs with. Whoever has it can let anybody into any of its rooms. */
export type HostKeys = z.infer<typeof HostKeys>;

/** The organiser's token lies apart, so that it may be taken away once it has been handed on. */
type KeysAndToken = { keys: HostKeys; token: string | null };

/** Reads the keys of a folder, or makes them: they are what keeps links and rooms working. */
export function readOrMakeKeys(dir: string): KeysAndToken {
  const folder = privateFolder(join(privateFolder(dir), "keys"));
  const file = join(folder, "keys.json");
  if (!existsSync(file)) return makeKeys(folder);
  const keys = HostKeys.parse(JSON.parse(readFileSync(file, "utf8")));
  const tokenFile = join(folder, "organiser-token");
  return { keys, token: existsSync(tokenFile) ? readFileSync(tokenFile, "utf8").trim() : null };
}

/** Another token for organisers: the link that was given away opens no more rooms. */
export function renewToken(dir: string): KeysAndToken {
  const { keys } = readOrMakeKeys(dir);
  return writeKeys(join(dir, "keys"), keys);
}

export function isToken({ tokenHash }: HostKeys, token: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(token), "hex"), Buffer.from(tokenHash, "hex"));
}

function makeKeys(folder: string): KeysAndToken {
  const seeds = newHostSeeds();
  return writeKeys(folder, {
    v: 1,
    ...seeds,
    doorPass: doorPass(seeds),
    tokenHash: "",
    clusterSecret: randomBytes(24).toString("hex"),
  });
}

function writeKeys(folder: string, before: HostKeys): KeysAndToken {
  const token = randomBytes(32).toString("base64url");
  const keys = { ...before, tokenHash: hashOf(token) };
  // The token first: keys whose token nobody ever saw would open nothing.
  writeSecret(join(folder, "organiser-token"), `${token}\n`);
  writeSecret(join(folder, "keys.json"), `${JSON.stringify(keys, null, 2)}\n`);
  return { keys, token };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
