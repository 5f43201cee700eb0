import { toBase64 } from "#domain/bytes.ts";
import type { OpeningId } from "#domain/id.ts";
import { choiceId, commitmentOf, shownId } from "#domain/records/choice.ts";
import type { Rerating } from "#domain/records/rerating.ts";
import type { ItemPlace } from "#domain/seats/choices.ts";
import { db } from "./database.ts";
import { newId } from "./newId.ts";
import { sayIn } from "./sayIn.ts";
import { findOwnSeat, findSealing } from "./sealedOpening.ts";

/**
 * Chooses a new score that nobody can read before the new scores are shown; what it was stays here
 * until then. Inside a transaction on `recordTables`.
 */
export async function chooseSealed(rerating: Rerating, place: ItemPlace): Promise<void> {
  const { opening, card, panelist } = rerating;
  const { me } = await ownSeatIn(opening);
  const round = (await choicesIn(opening)).roundOf(place);
  const salt = toBase64(crypto.getRandomValues(new Uint8Array(32)));
  const body: Rerating = { ...rerating, sealed: { kit: place.kit, round, salt } };
  const commitment = commitmentOf(me, body);
  await db.choices.put({ commitment, opening, candidate: place.candidate, by: me, body });
  const choice = { opening, ...place, round, card, panelist, commitment };
  await sayIn(opening, [{ kind: "choice", id: choiceId(me, choice), body: choice }]);
}

/** Shows what was chosen on an item by all whose choice is here. Inside the same. */
export async function showChosen(opening: OpeningId, place: ItemPlace): Promise<void> {
  const { me } = await ownSeatIn(opening);
  const choices = await choicesIn(opening);
  const saw = choices.toShow(place);
  // Pressed twice, or shown from elsewhere in between: the next round is not begun by it.
  if (saw.length === 0) return;
  const shown = { opening, ...place, round: choices.roundOf(place), saw };
  await sayIn(opening, [{ kind: "shown", id: shownId(me, shown), body: shown }]);
  await tellChosen(opening);
}

/**
 * Tells what was chosen on this device and is shown now. `agreed`: where one said yes to somebody
 * showing it who does not lead. Inside the same.
 */
export async function tellChosen(opening: OpeningId, agreed?: ItemPlace): Promise<void> {
  const kept = await db.choices.where("opening").equals(opening).toArray();
  if (kept.length === 0) return;
  const seat = await findOwnSeat(opening);
  const choices = (await findSealing(opening))?.choices;
  const due = kept.filter(
    ({ by, candidate, body }) =>
      by === seat?.me &&
      choices?.isDue(
        { author: by, body },
        candidate === agreed?.candidate && body.item === agreed.item,
      ) === true,
  );
  if (due.length === 0) return;
  await sayIn(
    opening,
    due.map(({ body }) => ({ kind: "rerating" as const, id: newId(), body })),
  );
  await db.choices.bulkDelete(due.map(({ commitment }) => commitment));
}

async function ownSeatIn(opening: OpeningId) {
  const seat = await findOwnSeat(opening);
  if (seat === null) throw new Error("You have no seat in this opening on this device.");
  return seat;
}

async function choicesIn(opening: OpeningId) {
  const sealing = await findSealing(opening);
  if (sealing === null) throw new Error("The cards of this opening do not travel sealed.");
  return sealing.choices;
}
