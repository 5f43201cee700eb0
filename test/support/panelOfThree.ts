import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { PanelistId, type OpeningId } from "#domain/id.ts";
import { noteEvidence, recommend, scoreItem } from "#domain/scoring/scoring.ts";
import { join, readLink } from "#exchange/invitations.ts";
import { invitationFor } from "#exchange/invite.ts";
import { addCandidates } from "#storage/candidates.ts";
import { changeDraft } from "#storage/drafts.ts";
import { submit } from "#storage/submitting.ts";
import { foundOpening } from "#storage/founding.ts";
import { addBuiltInKit } from "#storage/kits.ts";
import { addPanelists } from "#storage/openings.ts";
import { findPanel } from "#storage/panels.ts";
import { addPerson } from "#storage/people.ts";

export const said = "Rebuilt the nightly pipeline with two people.";

/** Maya founds an opening with Priya and Jonas on the panel, on the device whose turn it is. */
export async function founded({
  sealed = false,
  howManyRounds = 1,
  title = "ML Engineer, Search",
} = {}) {
  const maya = await addPerson("Maya Okafor");
  const [priya, jonas] = (await addPanelists(["Priya Nair", "Jonas Keller"])).map((id) =>
    PanelistId.parse(id),
  );
  if (priya === undefined || jonas === undefined) throw new Error("Nobody was added.");
  const kit = await addBuiltInKit(mlEngineer);
  const rounds = mlEngineer.rounds.slice(0, howManyRounds);
  const ids = rounds.map(({ id }) => id);
  const opening = await foundOpening(
    {
      title,
      kit,
      rounds,
      panel: [
        { panelist: maya, name: "Maya Okafor", role: "lead", rounds: ids },
        { panelist: priya, name: "Priya Nair", role: "interviewer", rounds: ids },
        { panelist: jonas, name: "Jonas Keller", role: "interviewer", rounds: ids },
      ],
      startedOn: "2026-11-22",
      dueHours: 24,
      sample: false,
    },
    maya,
    { sealed },
  );
  if (opening === null) throw new Error("This Node cannot sign.");
  await addCandidates(opening, ["Amara Osei", "Wei Lindqvist"]);
  return { opening, maya, priya, jonas };
}

/** What stands behind the mark of somebody's link, on the founder's device. */
export async function linkFor(opening: OpeningId, panelist: PanelistId): Promise<string> {
  return (await invitationFor(opening, panelist))?.link.text ?? "";
}

export async function joinBy(text: string): Promise<OpeningId> {
  const read = await readLink(`#i=${text}`);
  if (!read.ok) throw new Error(read.problem);
  const joined = await join(read);
  if (!joined.ok) throw new Error(joined.problem);
  return joined.opening;
}

/** Scores a candidate in the first round, all items at one level. */
export async function scoreOne(
  opening: OpeningId,
  panelist: PanelistId,
  {
    candidate: name = "Amara Osei",
    level = 3,
  }: { candidate?: string; level?: 1 | 2 | 3 | 4 | 5 } = {},
) {
  const panel = await findPanel(opening);
  const candidate = panel?.candidates.find((one) => one.name === name);
  const round = panel?.rounds[0];
  if (panel === null || candidate === undefined || round === undefined) throw new Error("none");
  const place = { panelist, opening, candidate: candidate.id, round: round.id };
  const frame = { ...place, kit: panel.opening.kit };
  for (const item of round.items) {
    await changeDraft(frame, (draft) => scoreItem(draft, item, level));
    await changeDraft(frame, (draft) => noteEvidence(draft, item, said, new Date().toISOString()));
  }
  await changeDraft(frame, (draft) => recommend(draft, "yes"));
  const card = await submit(place, round.items);
  if (card === null) throw new Error("Something is missing from the card.");
  return card;
}
