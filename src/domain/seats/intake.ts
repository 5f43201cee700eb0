import {
  planArrival,
  rowsAfter,
  type Arrival,
  type Coming,
  type Stored,
} from "#domain/records/arrival.ts";
import type { CardId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import type { Scorecard } from "#domain/records/scorecard.ts";
import { belongsTo } from "#domain/records/references.ts";
import { driftOf, type Rejected } from "#domain/records/merge.ts";
import { copyKeyOf, type SharedRecord } from "#domain/records/record.ts";
import type { NotHeeded } from "./authority.ts";
import { planSigned, type SignedPlan } from "./planSigned.ts";

/** What stands on a device: what is shown, what waits, and the copies of signed openings. */
export type DeviceStanding = Stored & {
  copies: readonly SharedRecord[];
  read: ReadonlyMap<CardId, Scorecard>;
  own: ReadonlySet<SignKey>;
};

/** What taking records in does: to what is shown, and to the copies of signed openings. */
export type Intake = { arrival: Arrival; signed: SignedPlan };

/**
 * Unsigned records are asked about, since nobody proves whose they are; signed ones join their
 * signers' copies, and what is shown follows from whose word counts.
 */
export function planIntake(device: DeviceStanding, coming: Coming, now: number): Intake {
  const plain = coming.records.filter(({ signature }) => signature === undefined);
  const proved = coming.records.filter(({ signature }) => signature !== undefined);
  const arrival = planArrival(device, { ...coming, records: plain }, now);
  const rows = rowsAfter(device.records, arrival);
  // A kit that comes may be what a signed opening waited for.
  const all = arrival.adds.some(({ kind }) => kind === "kit");
  const concerned = new Set(proved.map(belongsTo));
  const copies = device.copies.filter((copy) => all || concerned.has(belongsTo(copy)));
  const signed = planSigned({ copies, rows, read: device.read, own: device.own }, proved);
  const kept = new Set(signed.keep.map(copyKeyOf));
  arrival.adds.push(...signed.adds);
  arrival.updates.push(...signed.updates);
  arrival.fallen.push(...signed.fallen);
  arrival.unchanged.push(...proved.filter((copy) => !kept.has(copyKeyOf(copy))));
  arrival.drift = driftOf(coming.records, now);
  arrival.rejected.push(...refusedAmong(proved, signed));
  return { arrival, signed };
}

const refusals = {
  "not of this opening": "it is not from the opening it names",
  "no founder yet": "the opening it belongs to is not here yet",
  "not on the panel": "it is signed by a device that has no seat on the panel",
  contested:
    "it is signed by one of two devices that took the same seat, and nobody has said yet whose it is",
  refused: "it is signed by a device that took somebody’s seat and was not theirs",
  revoked: "it is signed by a device whose word a lead has withdrawn",
  "two seats": "it is signed by a device that took the seats of two people",
  "another's name": "it is in somebody’s name, and signed by somebody else",
  "another's seat": "only somebody else can say this",
  "not a lead": "only a lead can say it",
  "waived for oneself": "nobody goes on without their own card by their own word",
  "panel does not count": "it follows a panel that is not here, or that its signer did not lead",
  "let in by nobody": "nobody who could has let that device in",
  "never erased by itself": "it goes only with its candidate or opening",
} as const satisfies Record<NotHeeded["why"], string>;

const noRoom = "; so much of that waits here already that it is not kept";

/** What came and counts for nobody here, and why. It is kept apart: what it lacks may come yet. */
function refusedAmong(
  proved: readonly SharedRecord[],
  { views, overflow }: SignedPlan,
): Rejected[] {
  const came = new Set(proved.map(copyKeyOf));
  const crowdedOut = new Set(overflow);
  return [...views.values()].flatMap(({ unauthorised }) =>
    unauthorised
      .filter(({ record }) => came.has(copyKeyOf(record)))
      .map(({ record, reason }) => ({
        id: record.id,
        kind: record.kind,
        reason: crowdedOut.has(record) ? `${refusals[reason.why]}${noRoom}` : refusals[reason.why],
        record,
      })),
  );
}
