import { evidenceOf } from "#domain/records/evidence.ts";
import { isLevel, type Draft, type Rating } from "#domain/records/scorecard.ts";

/** A card being written as a text that a person can read and copy from: all that was typed. */
export function draftInWords(draft: Draft, candidate: string): string {
  const items = Object.entries<Rating>(draft.ratings).map(([item, rating]) =>
    [
      `${item}: ${isLevel(rating.score) ? `${rating.score} of 5` : rating.score}`,
      evidenceOf(rating),
    ]
      .filter(Boolean)
      .join("\n"),
  );
  const head = `${candidate}, ${draft.round}. Last changed ${draft.changedAt}.`;
  const end = [
    draft.takeaways,
    draft.recommendation === null ? "" : `Recommendation: ${draft.recommendation}`,
  ];
  return `${[head, ...items, ...end].filter((part) => part !== "").join("\n\n")}\n`;
}
