import type {
  MeetingRecord,
  RecordedDecision,
  RecordedScore,
} from "#domain/meeting/recordShape.ts";
import { inPoints } from "#domain/numberWords.ts";
import { levelNames, type Kit } from "#domain/kit/kit.ts";
import { evidenceOf } from "#domain/records/evidence.ts";
import { formatInWords } from "#domain/records/format.ts";
import { isLevel, type Rating, type Scorecard } from "#domain/records/scorecard.ts";
import type { PastedBlock, PastedSection } from "#domain/pasted.ts";
import { capitalised } from "#domain/text.ts";

/** A submitted card, an item a section. A private note is no part of a card, and is not here. */
export function pastedCard({
  body,
  kit,
  candidate,
  panelist,
  round,
  submitted,
  receipt,
}: {
  body: Scorecard;
  kit: Kit;
  candidate: string;
  panelist: string;
  round: string;
  /** When, in words. */
  submitted: string;
  receipt: string;
}): PastedSection[] {
  const asked = kit.items.flatMap((item) => {
    const rating = body.ratings[item.id];
    return rating === undefined ? [] : [{ title: item.title, rating }];
  });
  return [
    {
      title: `Scorecard: ${candidate}, ${round}`,
      blocks: [
        `Recommendation: ${capitalised(body.recommendation)}`,
        `By ${panelist}, ${submitted}. ${kit.title}, version ${kit.version}. Receipt ${receipt}.`,
      ],
    },
    ...asked.map(({ title, rating }) => {
      const signals = rating.signals.map(
        (signal) => kit.signals.find((one) => one.id === signal)?.title ?? signal,
      );
      return {
        title: `${title}: ${scoreInWords(rating.score)}`,
        blocks: [
          ...written(evidenceOf(rating)),
          ...(signals.length > 0 ? [`Signals: ${signals.join(", ")}`] : []),
        ],
      };
    }),
    ...listed(
      "Must-have skills",
      kit.gates.map(({ id, title }) => `${title}: ${body.gates[id] ?? "unknown"}`),
    ),
    ...paragraph("Key takeaways", body.takeaways),
    ...paragraph("Format changed", body.format === undefined ? "" : formatInWords([body.format])),
  ];
}

/** A candidate's record: what was decided and why, then each item with what every panelist saw. */
export function pastedRecord(
  record: MeetingRecord,
  dateInWords: (at: string) => string,
): PastedSection[] {
  const { candidate, decision, picture, reviewed, opening } = record;
  return [
    {
      title: `${candidate}: ${decision === null ? "not decided yet" : capitalised(decision.call)}`,
      blocks: [
        opening.title,
        ...(decision === null
          ? [`${reviewed.items} of ${reviewed.of} items are reviewed.`]
          : decided(decision, dateInWords)),
      ],
    },
    ...listed(
      "Recommendations before the meeting",
      (picture?.recommendations ?? []).map(
        ({ panelist, round, recommendation, leftOut }) =>
          `${panelist}, ${round}: ${recommendation}${leftOut === null ? "" : " (not counted)"}`,
      ),
    ),
    ...record.items.map(({ title, scores }) => ({
      title,
      blocks: scores.length === 0 ? ["Nobody answered it."] : [scores.map(scored)],
    })),
  ];
}

function decided(decision: RecordedDecision, dateInWords: (at: string) => string): PastedBlock[] {
  const { at, writtenBy, composite, rationale, against, dissent } = decision;
  return [
    `Decided ${dateInWords(at)}${writtenBy === "" ? "" : `, written down by ${writtenBy}`}.${
      composite === null ? "" : ` Composite then: ${inPoints(composite)}.`
    }`,
    ...written(rationale),
    ...against.map(
      ({ what, reason }) =>
        `Against the ${what === "composite" ? "composite" : "must-haves"}: ${reason}`,
    ),
    ...dissent.map(({ panelist, note }) => `${panelist} disagrees: ${note}`),
  ];
}

function scored({ panelist, round, before, after, rerated, evidence }: RecordedScore): string {
  const moved = before === after ? "" : `, ${scoreInWords(after)} after the talk`;
  const why = rerated === null || rerated.reason === "" ? "" : ` (${rerated.reason})`;
  const saw = evidence.trim() === "" ? "" : `\n${evidence.trim()}`;
  return `${panelist}, ${round}: ${scoreInWords(before)}${moved}${why}${saw}`;
}

function scoreInWords(score: Rating["score"]): string {
  if (isLevel(score)) return `${score} of 5, ${levelNames[score]}`;
  return score === "unrated" ? "not scored" : score;
}

function written(text: string): string[] {
  return text.trim() === "" ? [] : [text.trim()];
}

function paragraph(title: string, text: string): PastedSection[] {
  return text.trim() === "" ? [] : [{ title, blocks: [text.trim()] }];
}

function listed(title: string, lines: readonly string[]): PastedSection[] {
  return lines.length === 0 ? [] : [{ title, blocks: [lines] }];
}
