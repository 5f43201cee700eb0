import { levelNames } from "#domain/kit/kit.ts";

const number = "(?:[1-5](?:[.,]\\d+)?|one|two|three|four|five)";
const name = `(?:${Object.values(levelNames).join("|")})`;
const rated =
  "(?:re-?)?(?:scor(?:e[sd]?|ing)|rat(?:e[sd]?|ings?|ing)|grad(?:e[sd]?|ing)|marked|levels?)";
/** What may stand between “scored” and the score; more would be another sentence. */
const link =
  "(?:\\s*[:=]\\s*|\\s+(?:(?:it|this|them|you|was|is|as|at|of|to|a|an|only|solid|strong|weak)\\s+){0,3})";
const ends = "(?![\\p{L}\\p{N}%]|[-–.,]\\d|-\\p{L})";

/** How a score, or a level meant as one, is found in a text. A remark may be wrong; it stops nobody. */
const patterns = [
  `${number}\\s*(?:/|(?:out\\s+)?of)\\s*(?:5|five)${ends}`,
  `${rated}${link}(?:${number}|${name})${ends}`,
  `(?:a|an)\\s+(?:(?:solid|strong|weak|high|low|clear)\\s+)?[1-5]${ends}(?!\\s*\\p{L})`,
  `[1-5]\\s*[-–:,(]?\\s*${name}${ends}`,
  `${name}\\s+(?:the\\s+|our\\s+)?(?:bar|expectations?|levels?|standards?)${ends}`,
  "well below(?!\\p{L})",
  "strong (?:yes|no)(?!\\p{L})",
].map((words) => new RegExp(`(?<![\\p{L}\\p{N}.])${words}`, "giu"));

/** A level's name that is all a sentence says. */
const alone = new RegExp(`(?<=^|[\\n.!?:;]\\s*)${name}(?=\\s*(?:[.!?;,\\n]|$))`, "giu");

/** Scores, and levels by name, that are left in a text: as written there, in the order they stand. */
export function scoresIn(text: string): string[] {
  const found = [...patterns, alone]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => ({ start: match.index, end: match.index + match[0].length, words: match[0] }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const apart = found.filter(
    ({ start, end }, at) =>
      !found.slice(0, at).some((other) => other.start <= start && other.end >= end),
  );
  return [...new Set(apart.map(({ words }) => words.trim()))];
}
