import { isLevel, type Rating } from "#domain/records/scorecard.ts";
import { anchorOf, type Item } from "#domain/kit/kit.ts";

/**
 * A gentle word on evidence that would not help the panel. Never a block: the panelist
 * knows what they saw.
 */
export type Nudge =
  | { kind: "judges"; phrase: string }
  | { kind: "repeats the anchor" }
  | { kind: "better left out"; phrase: string };

const judgements = [
  /\b(?:seems?|seemed|appears?|comes across as|feels?|felt)\s+(?:\w+\s+){0,2}(?:smart|bright|clever|sharp|nice|great|good|strong|weak|senior|junior|solid|off|right|passionate|confident|arrogant)\b/iu,
  /\b(?:good|great|bad|poor|strong|culture|cultural|team)\s+fit\b(?!\s+(?:to|on)\b)/iu,
  /\b(?:good|great|bad|weird)\s+vibes?\b/iu,
  /\b(?:rock\s?star|superstar|an?\s+natural|(?:coding|total|real)\s+ninja)\b(?!\s+(?:language|key|order|experiment))/iu,
  /\b(?:love[ds]?|liked?|didn[’']t like)\s+(?:him|her|them|this candidate)\b/iu,
  /\b(?:very|really|super|so)\s+(?:smart|bright|clever|sharp|nice|impressive|strong|weak|good|bad|passionate|confident)\b/iu,
  /\bgut\s+(?:feel|feeling|says|tells)\b/iu,
  /^\s*(?:smart|bright|clever|sharp|nice|impressive|great|good|strong|weak|bad|poor|ok|okay|fine|solid)(?:\s+(?:person|candidate|answer|answers|guy|engineer))?\s*[.!]?\s*$/iu,
] as const;

/** Signs that a line tells what happened: a figure, a quotation, or a verb of saying or doing. */
const observed =
  /\d|["“”„«»]|\b(?:said|told|asked|answered|showed|described|explained|named|gave|drew|wrote|built|shipped|led|fixed|found|moved|ran|set|chose|rejected|changed|could not|couldn[’']t|did not|didn[’']t(?!\s+like)|because|when|after|until|example)\b/iu;

const leaveOut = [
  /\b(?:pregnan\w*|maternity|paternity|divorced|religio(?:n|ns|us)|church|mosque|synagogue|nationality|ethnic\w*|disabilit\w*|sexual(?:ity)?)\b/iu,
  /^\s*married\b(?!\s+(?:two|three|the|data\w*))|\b(?:is|was|are|got|(?:s?he|they)[’'](?:s|re)|recently|newly|happily)\s+married\b/iu,
  /^\s*(?:is\s+)?disabled\s*[.!]?\s*$|\b(?:s?he|they|candidate)(?:[’'](?:s|re)|\s+(?:is|was|are|were))\s+disabled\b|\bdisabled\s+(?:person|candidate|child|son|daughter)\b/iu,
  /\b(?:his|her|their|has|have|having|no|two|three|young|small)\s+(?:kids|children)\b/iu,
  /(?:^\s*|\b(?:s?he|they|candidate|person)(?:[’'](?:s|re)|\s+(?:is|was|are|were|seems?|looks?))\s+(?:\w+\s+)?)(?:too|quite|rather|very)\s+(?:old|young)\b(?!\s+(?:code\w*|data\w*|model\w*|pipeline\w*|version\w*|system\w*))/iu,
  /\b(?:strong|thick|heavy|foreign)\s+accent\b/iu,
] as const;

/** Work on fairness names these things rightly: as groups and features, not as the candidate's own. */
const onFairness =
  /\b(?:slices?|features?|bias(?:ed)?|fairness|subgroups?|cohorts?|data\s?sets?|columns?|labels?|classifiers?)\b/iu;

function words(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
}

/** Share of the line's words (three letters or more) that the anchor already says. */
function overlap(line: string, anchor: string): number {
  const said = words(line);
  const known = new Set(words(anchor));
  return said.length === 0 ? 0 : said.filter((word) => known.has(word)).length / said.length;
}

/** The first thing worth a word in an item's evidence, or `null`. */
export function nudgeFor(rating: Rating, item: Item): Nudge | null {
  const own = (rating.lines ?? []).filter(({ source }) => source === undefined);
  const lines = [...own.map(({ text }) => text), ...rating.evidence.split("\n")].filter(
    (line) => line.trim() !== "",
  );
  for (const line of lines) {
    const personal = onFairness.test(line)
      ? undefined
      : leaveOut.map((pattern) => pattern.exec(line)?.[0]).find((found) => found !== undefined);
    if (personal !== undefined) return { kind: "better left out", phrase: personal.trim() };
    const judged = judgements
      .map((pattern) => pattern.exec(line)?.[0])
      .find((found) => found !== undefined);
    if (judged !== undefined && !observed.test(line))
      return { kind: "judges", phrase: judged.trim() };
  }
  const anchor = isLevel(rating.score) ? anchorOf(item, rating.score) : "";
  const echoes = lines.filter((line) => words(line).length >= 4 && overlap(line, anchor) >= 0.8);
  return lines.length > 0 && echoes.length === lines.length ? { kind: "repeats the anchor" } : null;
}

/** The nudge in words, for the panelist. */
export function nudgeInWords(nudge: Nudge): string {
  switch (nudge.kind) {
    case "judges":
      return `“${nudge.phrase}” is a conclusion. What did they say or do that led you to it?`;
    case "repeats the anchor":
      return "This repeats the anchor. What did you see that matches it?";
    case "better left out":
      return `“${nudge.phrase}” is not about the work and can weigh against the panel later. Better left out.`;
  }
}
