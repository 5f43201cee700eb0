import { canonical } from "#domain/hash.ts";
import { isObject } from "#domain/isObject.ts";
import { loadBuiltIn } from "#domain/kit/builtInKits.ts";
import type { Kit } from "#domain/kit/kit.ts";
import { type Claim, claimId } from "#domain/records/claim.ts";
import { panelId, type PanelRevision } from "#domain/records/panelRevision.ts";
import { isLive, type SharedRecord } from "#domain/records/record.ts";
import { linesOf } from "./soundRecords.ts";

/**
 * Records as an invitation carries them: a round that is as in the opening's kit goes by its id alone,
 * and panels and claims go without the ids that are made of them, since a code for a camera has no
 * room to say things twice.
 */
export function packRecords(records: readonly SharedRecord[], kit: Kit | null): string {
  return records.map((record) => canonical(packed(record, kit))).join("\n");
}

function packed(record: SharedRecord, kit: Kit | null): unknown {
  if (isLive(record, "panel") || isLive(record, "claim")) {
    const { id, ...rest } = record;
    return id === idOf(record.kind, record.body) ? rest : record;
  }
  if (kit === null || !isLive(record, "opening")) return record;
  const known = new Map<string, string>(kit.rounds.map((round) => [round.id, canonical(round)]));
  const rounds = record.body.rounds.map((round) =>
    known.get(round.id) === canonical(round) ? round.id : round,
  );
  return { ...record, body: { ...record.body, rounds } };
}

/** The other way; what it is worth is judged as of any other file. */
export function unpackRecords(text: string): Promise<unknown[]> {
  return Promise.all(linesOf(text).map(unpacked));
}

async function unpacked(record: unknown): Promise<unknown> {
  if (!isObject(record) || !isObject(record["body"])) return record;
  const { body, kind } = record;
  if (record["id"] === undefined && (kind === "panel" || kind === "claim"))
    return { ...record, id: idOf(kind, body) };
  if (!Array.isArray(body["rounds"]) || record["kind"] !== "opening") return record;
  const { kit } = body;
  const known = (typeof kit === "string" ? await loadBuiltIn(kit) : null)?.rounds ?? [];
  const rounds = body["rounds"].map(
    (round: unknown) => known.find(({ id }) => id === round) ?? round,
  );
  return { ...record, body: { ...body, rounds } };
}

/** Of bodies that were read from outside as well: an id that is not theirs is found out later. */
function idOf(kind: "panel" | "claim", body: unknown): string {
  return kind === "panel" ? panelId(body as PanelRevision) : claimId(body as Claim);
}
