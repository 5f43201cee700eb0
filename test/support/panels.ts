import * as fc from "fast-check";
import type { Level } from "#domain/kit/kit.ts";
import { OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import { assemblePanel, type Panel } from "#domain/panel/panel.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import type { Role } from "#domain/records/opening.ts";
import {
  aKit,
  aMember,
  candidateRecord,
  correctedCard,
  kitRecord,
  openingRecord,
  panelistRecord,
  samenessRecord,
  scorecardRecord,
  waiverRecord,
} from "./records.ts";

export const interview = RoundId.parse("interview");

/** The panel of these records; a test without one is a mistake in the test. */
export function panelOf(records: readonly SharedRecord[], opening = "berlin"): Panel {
  const panel = assemblePanel(records, OpeningId.parse(opening));
  if (panel === null) throw new Error(`No opening ${opening} among the records.`);
  return panel;
}

export function candidateIn(panel: Panel, id: string): PanelCandidate {
  const found = panel.candidates.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`No candidate ${id} on the panel.`);
  return found;
}

export function memberIn(panel: Panel, id: string): PanelMember {
  const found = panel.members.find((member) => member.id === id);
  if (found === undefined) throw new Error(`No ${id} on the panel.`);
  return found;
}

const people = ["maya", "priya", "tom"] as const;
const about = ["sofia", "ines"] as const;

/** Three people, two candidates, some of them also under a second id; cards, corrections, waivers. */
export const somePanelRecords: fc.Arbitrary<SharedRecord[]> = fc
  .record({
    roles: fc.tuple(
      ...people.map(() =>
        fc.option(fc.constantFrom<Role>("lead", "interviewer", "shadow"), { nil: null, freq: 4 }),
      ),
    ),
    cards: fc.uniqueArray(
      fc.record({
        author: fc.constantFrom(...people, "priya2"),
        candidate: fc.constantFrom(...about, "sofia2"),
        score: fc.constantFrom<(Level | "not observed")[]>(2, 4, "not observed"),
        revisions: fc.integer({ min: 1, max: 3 }),
        rival: fc.boolean(),
      }),
      { maxLength: 6, selector: ({ author, candidate }) => `${author} ${candidate}` },
    ),
    waivers: fc.uniqueArray(fc.tuple(fc.constantFrom(...people), fc.constantFrom(...about)), {
      maxLength: 2,
      selector: ([who, whom]) => `${who}-${whom}`,
    }),
    linked: fc.boolean(),
  })
  .map(({ roles, cards, waivers, linked }) => [
    kitRecord(aKit()),
    openingRecord("berlin", {
      panel: people.flatMap((id, at) => {
        const role = roles[at];
        return role === null || role === undefined ? [] : [aMember(id, role)];
      }),
    }),
    openingRecord("berlin2", { title: "My own" }),
    ...people.map((id) => panelistRecord(id, id.toUpperCase())),
    panelistRecord("priya2", "Priya at home"),
    ...about.map((id) => candidateRecord(id, id.toUpperCase(), "berlin")),
    candidateRecord("sofia2", "Sofía", "berlin2"),
    ...cards.flatMap(({ author, candidate, score, revisions, rival }) => {
      const first = scorecardRecord({
        author,
        opening: candidate === "sofia2" ? "berlin2" : "berlin",
        candidate,
        scores: { delivery: score, judgement: 3 },
      });
      const chain = [first];
      for (let rev = 2; rev <= revisions; rev += 1)
        chain.push(correctedCard(chain.at(-1) ?? first, { takeaways: `Revision ${rev}` }));
      return rival ? [...chain, correctedCard(first, { takeaways: "On my phone" })] : chain;
    }),
    ...waivers.map(([who, whom]) => waiverRecord(`w-${who}-${whom}`, "berlin", whom, who)),
    ...(linked
      ? [
          samenessRecord("opening", "berlin", "berlin2"),
          samenessRecord("candidate", "sofia", "sofia2"),
          samenessRecord("panelist", "priya", "priya2"),
        ]
      : []),
  ]);

export const aViewerId = fc
  .constantFrom(...people, "stranger", null)
  .map((id) => (id === null ? null : PanelistId.parse(id)));
