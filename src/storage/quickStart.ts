import type { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import type { Kit } from "#domain/kit.ts";
import { usualDueHours, wholeKitRound } from "#domain/opening.ts";
import { liveOf, type OpeningRecord } from "#domain/record.ts";
import { addCandidates } from "./candidates.ts";
import { db } from "./database.ts";
import { addBuiltInKit } from "./kits.ts";
import { saveOpening } from "./openings.ts";
import { addPerson } from "./people.ts";
import { recordTables } from "./writing.ts";

export type QuickStart = {
  /** The person scoring, or the name of somebody new on this device. */
  me: PanelistId | { name: string };
  candidate: string;
  kit: Kit;
  /** The calendar day here, for a new opening. */
  today: string;
};

/**
 * Your name, their name: an opening of one interview on a kit with you on its panel, or, the
 * second time, one more candidate in it. All of it or nothing.
 */
export function startQuickly(
  start: QuickStart,
): Promise<{ opening: OpeningId; candidate: CandidateId }> {
  return db.transaction("rw", [...recordTables, db.people], async () => {
    const me = typeof start.me === "string" ? start.me : await addPerson(start.me.name);
    const kit = await addBuiltInKit(start.kit);
    const round = wholeKitRound(start.kit);
    const mine = (await openingsWith(me)).find(
      ({ body }) => body.kit === kit && body.rounds.length === 1 && body.rounds[0]?.id === round.id,
    );
    const opening =
      mine?.id ??
      (await saveOpening(null, {
        title: start.kit.title,
        kit,
        rounds: [round],
        panel: [{ panelist: me, role: "lead", rounds: [round.id] }],
        startedOn: start.today,
        dueHours: usualDueHours,
        sample: false,
      }));
    const [candidate] = await addCandidates(opening, [start.candidate]);
    if (candidate === undefined) throw new Error("The candidate was added without an id.");
    return { opening, candidate };
  });
}

async function openingsWith(member: PanelistId): Promise<OpeningRecord[]> {
  const openings = liveOf(await db.records.where("kind").equals("opening").toArray(), "opening");
  return openings.filter(
    ({ body }) => !body.sample && body.panel.some(({ panelist }) => panelist === member),
  );
}
