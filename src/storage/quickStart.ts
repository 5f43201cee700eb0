import type { CandidateId, KitId, OpeningId, PanelistId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import { usualDueHours, wholeKitRound } from "#domain/records/opening.ts";
import { liveOf, type OpeningRecord } from "#domain/records/record.ts";
import { sameName } from "#domain/sameName.ts";
import { addCandidates } from "./candidates.ts";
import { db } from "./database.ts";
import { addBuiltInKit } from "./kits.ts";
import { joinPanel, openingTables, saveOpening } from "./openings.ts";
import { findPanel } from "./panels.ts";
import { becomeNamed } from "./people.ts";

export type QuickStartOf = {
  /** The person scoring, or a name: of somebody who scores here already, or of somebody new. */
  me: PanelistId | { name: string };
  candidate: string;
  kit: Kit;
  /** The calendar day here, for a new opening. */
  today: string;
};

/**
 * Your name, their name: an opening of one interview on a kit with you on its panel. Where this
 * device has one, you join it, and the candidate of that name is the one meant; so that two people
 * at one device score the same candidate. All of it or nothing.
 */
export function startQuickly(
  start: QuickStartOf,
): Promise<{ opening: OpeningId; candidate: CandidateId }> {
  return db.transaction("rw", [...openingTables, db.people], async () => {
    const me = typeof start.me === "string" ? start.me : await becomeNamed(start.me.name);
    const kit = await addBuiltInKit(start.kit);
    const round = wholeKitRound(start.kit);
    const known = await quickOpening(kit, round.id, me);
    const opening =
      known?.id ??
      (await saveOpening(null, {
        title: start.kit.title,
        kit,
        rounds: [round],
        panel: [{ panelist: me, role: "lead", rounds: [round.id] }],
        startedOn: start.today,
        dueHours: usualDueHours,
        sample: false,
      }));
    const panel = await findPanel(opening);
    if (panel === null) throw new Error("The opening is gone.");
    if (!panel.members.some(({ id, left }) => id === panel.resolve(me) && !left))
      await joinPanel(panel, me, [round.id]);
    const met = panel.candidates.find(({ name }) => sameName(name, start.candidate));
    const [candidate] =
      met === undefined ? await addCandidates(opening, [start.candidate]) : [met.id];
    if (candidate === undefined) throw new Error("The candidate was added without an id.");
    return { opening, candidate };
  });
}

/** The quick start's opening on this device: one's own before somebody else's. */
async function quickOpening(
  kit: KitId,
  round: string,
  me: PanelistId,
): Promise<OpeningRecord | undefined> {
  const openings = liveOf(await db.registers.where("kind").equals("opening").toArray(), "opening");
  const quick = openings.filter(
    ({ body }) =>
      !body.sample && body.kit === kit && body.rounds.length === 1 && body.rounds[0]?.id === round,
  );
  return (
    quick.find(({ body }) => body.panel.some(({ panelist }) => panelist === me)) ?? quick.at(0)
  );
}
