import { canonical } from "#domain/hash.ts";
import { isObject } from "#domain/isObject.ts";
import type { KitId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import type { SharedRecord } from "#domain/records/record.ts";

/** Stands for the rounds of the kit, in an opening that takes them as they are. */
const asInKit = "as in the kit";

/**
 * Records as an invitation carries them: an opening's rounds stand in its kit already, and a code for
 * a camera has no room to say things twice.
 */
export function packRecords(records: readonly SharedRecord[], kit: Kit | null): string {
  return records
    .map((record) =>
      kit !== null &&
      record.kind === "opening" &&
      !("deleted" in record) &&
      canonical(record.body.rounds) === canonical(kit.rounds)
        ? canonical({ ...record, body: { ...record.body, rounds: asInKit } })
        : canonical(record),
    )
    .join("\n");
}

/** The other way; what it is worth is judged as of any other file. `null` where it is no JSON. */
export function unpackRecords(
  text: string,
  kitAt: (id: KitId) => Kit | undefined,
): unknown[] | null {
  try {
    return text
      .split("\n")
      .filter((line) => line !== "")
      .map((line): unknown => unpacked(JSON.parse(line), kitAt));
  } catch {
    return null;
  }
}

function unpacked(record: unknown, kitAt: (id: KitId) => Kit | undefined): unknown {
  if (!isObject(record) || !isObject(record["body"]) || record["body"]["rounds"] !== asInKit)
    return record;
  const rounds = kitAt(record["body"]["kit"] as KitId)?.rounds;
  return { ...record, body: { ...record["body"], rounds } };
}
