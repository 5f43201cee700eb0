import { contentHash } from "#domain/hash.ts";
import { CandidateId, DeviceId, OpeningId, PanelistId } from "#domain/id.ts";
import { kitId, type Level } from "#domain/kit/kit.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { wholeKitRound } from "#domain/records/opening.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { cardId, type Rating, type Scorecard } from "#domain/records/scorecard.ts";

const start = Date.UTC(2026, 10, 1, 9);

/**
 * An opening where every panelist scored every candidate, for benches and crowded pages. `seed`
 * makes another one with other ids; the same seed gives the same records.
 */
export function bigPanel(seed: string, candidates: number, panelists: number): SharedRecord[] {
  const round = wholeKitRound(mlEngineer);
  const kit = kitId(mlEngineer);
  const opening = OpeningId.parse(`big-${seed}`);
  const device = DeviceId.parse("bench");
  const people = Array.from({ length: panelists }, (_, p) => PanelistId.parse(`${seed}-p${p}`));
  const met = Array.from({ length: candidates }, (_, c) => CandidateId.parse(`${seed}-c${c}`));
  const [lead] = people;
  if (lead === undefined) throw new Error("A panel has at least one panelist.");
  const version = (counter: number) => [start, counter, device] as const;

  const cards = met.flatMap((candidate, c) =>
    people.map((author, p): SharedRecord => {
      const body: Scorecard = {
        opening,
        candidate,
        round: round.id,
        kit,
        rev: 1,
        prev: null,
        startedAt: new Date(start).toISOString(),
        submittedAt: new Date(start + c * 60_000 + p).toISOString(),
        ratings: Object.fromEntries(mlEngineer.items.map(({ id }, i) => [id, ratingFor(c, p, i)])),
        gates: {},
        takeaways: "Told the story of one system from its data to its users.",
        recommendation: "yes",
        salt: contentHash([seed, c, p]).slice(0, 32),
      };
      return {
        id: cardId(author, body),
        kind: "scorecard",
        author,
        version: [...version(c)],
        body,
      };
    }),
  );
  return [
    {
      id: kit,
      kind: "kit",
      author: "needle",
      version: [0, 0, DeviceId.parse("needle")],
      body: mlEngineer,
    },
    {
      id: opening,
      kind: "opening",
      author: lead,
      version: [...version(0)],
      body: {
        title: `Big panel ${seed}`,
        kit,
        rounds: [round],
        panel: people.map((panelist) => ({
          panelist,
          role: panelist === lead ? "lead" : "interviewer",
          rounds: [round.id],
        })),
        startedOn: "2026-11-01",
        dueHours: 24,
        sample: false,
      },
    },
    ...people.map((id, p): SharedRecord => ({
      id,
      kind: "panelist",
      author: lead,
      version: [...version(0)],
      body: { name: `Panelist ${p + 1}` },
    })),
    ...met.map((id, c): SharedRecord => ({
      id,
      kind: "candidate",
      author: lead,
      version: [...version(0)],
      body: { opening, name: `Candidate ${c + 1}`, interviews: {} },
    })),
    ...cards,
  ];
}

function ratingFor(candidate: number, panelist: number, item: number): Rating {
  const score = (1 + ((candidate * 7 + panelist * 3 + item * 5) % 5)) as Level;
  const evidence = `Line ${candidate}.${panelist}.${item}: said what broke, who noticed and what they changed because of it.`;
  return { score, evidence, signals: [], notedAt: new Date(start).toISOString() };
}
