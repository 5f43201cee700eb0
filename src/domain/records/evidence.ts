import type { LineSource, NoteLine } from "./noteLine.ts";
import type { Rating } from "./scorecard.ts";

/** `mm:ss` of the interview; minutes go on past the hour, as on its timer. */
export function minuteOf(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return `${String(minutes).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
}

export const sourceNames = {
  mine: "my note",
  transcript: "transcript",
  summary: "AI summary",
} as const satisfies Record<LineSource | "mine", string>;

/** All that stands under one item, as one text: the lines filed there, then what was typed. */
export function evidenceOf({ lines = [], evidence }: Pick<Rating, "lines" | "evidence">): string {
  const filed = lines.map(lineInText).join("\n");
  const between = filed === "" || evidence.trim() === "" ? "" : "\n";
  return `${filed}${between}${evidence}`;
}

function lineInText({ at, text, source }: NoteLine): string {
  const stamp = at === null ? "" : `${minuteOf(at)} `;
  return `${stamp}${text}${source === undefined ? "" : ` (${sourceNames[source]})`}`;
}

export function hasEvidence(rating: Pick<Rating, "lines" | "evidence">): boolean {
  return evidenceOf(rating).trim() !== "";
}

/** Whether somebody saw or heard it: what a machine made of it does not show that by itself. */
export function hasOwnEvidence({
  lines = [],
  evidence,
}: Pick<Rating, "lines" | "evidence">): boolean {
  return (
    evidence.trim() !== "" ||
    lines.some(({ source, text }) => source !== "summary" && text.trim() !== "")
  );
}

/** How many lines of evidence come from where; every line typed under an item is its author's. */
export type Shares = Record<LineSource | "mine", number>;

export function sharesOf(ratings: readonly Pick<Rating, "lines" | "evidence">[]): Shares {
  const shares: Shares = { mine: 0, transcript: 0, summary: 0 };
  for (const { lines = [], evidence } of ratings) {
    shares.mine += evidence.split("\n").filter((line) => line.trim() !== "").length;
    for (const { source = "mine" } of lines) shares[source] += 1;
  }
  return shares;
}
