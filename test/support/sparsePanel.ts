import { contentHash } from "#domain/hash.ts";
import { CandidateId, DeviceId, OpeningId, PanelistId } from "#domain/id.ts";
import { kitId, type Level } from "#domain/kit/kit.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { wholeKitRound } from "#domain/records/opening.ts";
import type { PanelScores } from "#domain/panelStatistics/panelScores.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { cardId, type Scorecard } from "#domain/records/scorecard.ts";
import { seededRandom } from "#domain/statistics/random.ts";

const start = Date.UTC(2026, 10, 1, 9);

type Size = { candidates: number; panelists: number; cardsEach: number };

/**
 * Scores of a panel where each candidate met a few of many panelists, drawn with differences
 * between candidates, between panelists and a rest. The same size gives the same scores.
 */
export function sparseScores({ candidates, panelists, cardsEach }: Size): PanelScores {
  const random = seededRandom(7);
  const normal = () => {
    let total = -6;
    for (let k = 0; k < 12; k += 1) total += random();
    return total;
  };
  const severity = Array.from({ length: panelists }, () => 0.4 * normal());
  const difficulty = mlEngineer.items.map(() => 0.3 * normal());
  const scores = Array.from({ length: candidates }, (_, candidate) => {
    const quality = 0.7 * normal();
    const met = new Set<number>();
    while (met.size < cardsEach) met.add(Math.floor(random() * panelists));
    return [...met].flatMap((rater) => {
      const impression = 3.2 + quality + (severity[rater] ?? 0) + 0.4 * normal();
      return difficulty.map((hard, item) => ({
        candidate,
        rater,
        item,
        score: Math.max(1, Math.min(5, Math.round(impression - hard + 0.6 * normal()))),
      }));
    });
  }).flat();
  return {
    key: `${candidates} ${panelists} ${cardsEach}`,
    candidates: Array.from({ length: candidates }, (_, c) => ({
      id: CandidateId.parse(`s-c${c}`),
      name: `Candidate ${c + 1}`,
    })),
    panelists: Array.from({ length: panelists }, (_, p) => ({
      id: PanelistId.parse(`s-p${p}`),
      name: `Panelist ${p + 1}`,
    })),
    items: mlEngineer.items.map(({ id, title }) => ({ id, name: title })),
    scores,
    weights: mlEngineer.items.map(() => 1),
    order: Array.from({ length: panelists }, () => []),
  };
}

/** The same as an opening's records. Nobody is expected to score anybody, so all cards are open. */
export function sparsePanel(size: Size): { opening: OpeningId; records: SharedRecord[] } {
  const { candidates, panelists, scores } = sparseScores(size);
  const round = wholeKitRound(mlEngineer);
  const kit = kitId(mlEngineer);
  const opening = OpeningId.parse("sparse");
  const device = DeviceId.parse("bench");
  const version = (counter: number) => [start, counter, device] as [number, number, DeviceId];
  const notedAt = new Date(start).toISOString();
  const width = mlEngineer.items.length;

  const cards = Array.from({ length: scores.length / width }, (_, k): SharedRecord => {
    const own = scores.slice(k * width, (k + 1) * width);
    const author = PanelistId.parse(`s-p${own[0]?.rater}`);
    const body: Scorecard = {
      opening,
      candidate: CandidateId.parse(`s-c${own[0]?.candidate}`),
      round: round.id,
      kit,
      rev: 1,
      prev: null,
      startedAt: notedAt,
      submittedAt: notedAt,
      ratings: Object.fromEntries(
        mlEngineer.items.map(({ id }, i) => [
          id,
          {
            score: (own[i]?.score ?? 3) as Level,
            evidence: "Said what broke and what they changed because of it.",
            signals: [],
            notedAt,
          },
        ]),
      ),
      gates: {},
      takeaways: "Told the story of one system from its data to its users.",
      recommendation: "yes",
      salt: contentHash(["sparse", k]).slice(0, 32),
    };
    return { id: cardId(author, body), kind: "scorecard", author, version: version(k), body };
  });
  const records: SharedRecord[] = [
    { id: kit, kind: "kit", author: "needle", version: version(0), body: mlEngineer },
    {
      id: opening,
      kind: "opening",
      author: "needle",
      version: version(0),
      body: {
        title: "A long season",
        kit,
        rounds: [round],
        panel: panelists.map(({ id }) => ({ panelist: id, role: "interviewer", rounds: [] })),
        startedOn: "2026-11-01",
        dueHours: 24,
        sample: false,
      },
    },
    ...panelists.map(({ id, name }): SharedRecord => ({
      id,
      kind: "panelist",
      author: "needle",
      version: version(0),
      body: { name },
    })),
    ...candidates.map(({ id, name }, c): SharedRecord => ({
      id,
      kind: "candidate",
      author: "needle",
      version: version(c),
      body: { opening, name, interviews: {} },
    })),
    ...cards,
  ];
  return { opening, records };
}
