import { groupBy } from "#domain/groupBy.ts";
import { compareVersions } from "#domain/clock.ts";
import type { SignKey } from "#domain/keys.ts";
import {
  copyKeyOf,
  isLive,
  isTombstone,
  type Kind,
  type SharedRecord,
} from "#domain/records/record.ts";
import { signedOpeningId } from "#domain/signedId.ts";
import type { Standing } from "./standing.ts";
import type { Unauthorised, View } from "./view.ts";

/** How much of what nobody has to heed is kept of one opening. */
export type Room = { copies: number; characters: number };
export const roomToWait: Room = { copies: 2_000, characters: 5_000_000 };

/**
 * Copies that wait: nobody has to heed them, and nothing that is shown hangs on them. Of those not
 * heeded the others are words on who is who that play a part all the same: two claims to one seat
 * shut each other out, and a revoked key’s panel may be built upon.
 */
export function waitingIn({ rows, unauthorised, standing }: View): SharedRecord[] {
  const isHere = rows.some(({ kind }) => kind === "opening");
  const names = isHere ? undefined : firstNamingFounder(unauthorised, standing);
  return unauthorised.flatMap(({ record }) =>
    record === names || playsAPart(record, standing) ? [] : [record],
  );
}

function playsAPart(record: SharedRecord, { possible }: Standing): boolean {
  const key = record.signature?.key;
  if (key === undefined) return false;
  if (isLive(record, "panel")) return possible.revisions.get(record.id)?.has(key) === true;
  if (!isLive(record, "claim")) return false;
  const { sign, panelist } = record.body;
  return (
    possible.holders
      .get(sign)
      ?.get(panelist)
      ?.some(({ id, signature }) => id === record.id && signature.key === key) === true
  );
}

/** Whoever passes the opening on says who founded it, until its founder’s own copy is here. */
function firstNamingFounder(
  unauthorised: readonly Unauthorised[],
  { opening }: Standing,
): SharedRecord | undefined {
  return unauthorised
    .map(({ record }) => record)
    .filter((record) => {
      if (record.kind !== "opening") return false;
      const founded = isTombstone(record) ? record.founded : record.body.founded;
      return founded !== undefined && signedOpeningId(founded.founder, founded.nonce) === opening;
    })
    .toSorted(byKey)[0];
}

/**
 * Of what waits that for which there is no room. It follows from the copies alone, and what is let go
 * changes nothing in what stays. Words on who is who go last, since the others may wait for them;
 * then every signer is left with as many, so that one who floods a device crowds out nobody else.
 * `own`: keys of this device, whose words are all kept.
 */
export function overflowOf(
  view: View,
  own: ReadonlySet<SignKey>,
  room: Room = roomToWait,
): SharedRecord[] {
  const waiting = waitingIn(view).filter(
    ({ signature }) => signature === undefined || !own.has(signature.key),
  );
  let { copies, characters } = room;
  return inTurn(waiting).filter((record) => {
    const size = JSON.stringify(record).length;
    const fits = copies > 0 && size <= characters;
    if (fits) {
      copies -= 1;
      characters -= size;
    }
    return !fits;
  });
}

const onWho: ReadonlySet<Kind> = new Set(["opening", "panel", "claim"]);

/** The first of every signer, the second of every signer …; of each by their clock. */
function inTurn(records: readonly SharedRecord[]): SharedRecord[] {
  const isOnWho = (record: SharedRecord) => onWho.has(record.kind) && !isTombstone(record);
  return [true, false].flatMap((first) => {
    const some = records.filter((record) => isOnWho(record) === first);
    const signers = [...groupBy(some, ({ signature }) => signature?.key ?? "")]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, theirs]) =>
        theirs.toSorted((a, b) => compareVersions(a.version, b.version) || byKey(a, b)),
      );
    return signers
      .flatMap((theirs) => theirs.map((record, turn) => ({ record, turn })))
      .toSorted((a, b) => a.turn - b.turn)
      .map(({ record }) => record);
  });
}

function byKey(a: SharedRecord, b: SharedRecord): number {
  return copyKeyOf(a) < copyKeyOf(b) ? -1 : 1;
}
