import type * as z from "zod/mini";
import { isObject } from "#domain/isObject.ts";
import type { Level } from "#domain/kit/kit.ts";
import { placeOf, problemsOf, type Problem, reportInput } from "#domain/problem.ts";
import type { Rating, Recommendation } from "#domain/records/scorecard.ts";
import type { CardInWords } from "./cardInWords.ts";

/** A scorecard of another system, in our words, with what it was before. */
export type ForeignCard = {
  source: "greenhouse" | "workable" | "lever" | "ashby";
  candidate: string | null;
  panelist: string | null;
  opening: string | null;
  round: string | null;
  submittedAt: string | null;
  recommendation: Recommendation | null;
  ratings: ForeignRating[];
  takeaways: string;
  answers: { question: string; answer: string }[];
  raw: unknown;
  /** Word for word, where Needle wrote it. */
  ours: CardInWords | null;
};
export type ForeignRating = {
  title: string;
  score: Rating["score"];
  /** As it stood there, for whoever asks how it became the score. */
  original: string;
  note: string;
};

/** Cards that can be read are there; each that cannot is told with what is wrong with it. */
export type ForeignRead = { cards: ForeignCard[]; problems: Problem[] };

const forbiddenNames = new Set(["__proto__", "constructor", "prototype"]);
const deepestLevel = 32;

/** Looked through by a loop before anything recursive sees it. */
export function faultInForeign(value: unknown): Problem | null {
  const open: { value: unknown; path: PropertyKey[] }[] = [{ value, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path } = next;
    if (path.length > deepestLevel)
      return {
        where: placeOf(path.slice(0, 4)),
        what: `is nested deeper than ${deepestLevel} levels. No export is; ask for the original.`,
      };
    const inside: [PropertyKey, unknown][] = Array.isArray(next.value)
      ? [...next.value.entries()]
      : isObject(next.value)
        ? Object.entries(next.value)
        : [];
    for (const [key, one] of inside) {
      if (forbiddenNames.has(String(key)))
        return {
          where: placeOf([...path, key]),
          what: "This name is used to attack programs. Do not trust the file; export it again.",
        };
      if (typeof one === "object" && one !== null) open.push({ value: one, path: [...path, key] });
    }
  }
  return null;
}

/** What every reader does: look it through, take the list apart, tell what is wrong with which. */
export function readEach<T>(
  value: unknown,
  { schema, under, what }: { schema: z.ZodMiniType<T>; under: readonly string[]; what: string },
  read: (one: T, raw: unknown) => ForeignCard | Problem,
): ForeignRead {
  const fault = faultInForeign(value);
  if (fault !== null) return { cards: [], problems: [fault] };
  const { list, at } = listIn(value, under);
  if (list === null)
    return {
      cards: [],
      problems: [
        {
          where: "the file",
          what: `holds no ${what}. Choose the file as it was exported, unchanged.`,
        },
      ],
    };
  const cards: ForeignCard[] = [];
  const problems: Problem[] = [];
  for (const [index, one] of list.entries()) {
    const path = Array.isArray(value) || at !== null ? [...(at === null ? [] : [at]), index] : [];
    const parsed = schema.safeParse(one, reportInput);
    if (!parsed.success) {
      problems.push(...problemsOf(parsed.error, path));
      continue;
    }
    const card = read(parsed.data, one);
    if ("source" in card) cards.push(card);
    else problems.push({ where: placeOf([...path, card.where]), what: card.what });
  }
  return { cards, problems };
}

/** A list by itself, under one of its usual names, or one card alone. */
function listIn(
  value: unknown,
  under: readonly string[],
): { list: unknown[] | null; at: string | null } {
  if (Array.isArray(value)) return { list: value, at: null };
  if (!isObject(value)) return { list: null, at: null };
  for (const name of under) {
    const inside = value[name];
    if (Array.isArray(inside)) return { list: inside, at: name };
    if (isObject(inside)) return { list: [inside], at: name };
  }
  return { list: [value], at: null };
}

const callWords: readonly (readonly [RegExp, Recommendation])[] = [
  [/^(?:no decision|undecided|need more information|no opinion)/, "no decision"],
  [
    /^(?:strong(?:ly)? no|definite(?:ly)? no|definitely not|strong(?:ly)? do not|strong reject)/,
    "strong no",
  ],
  [/^(?:no|do not|don t|not a|lean no|reject)\b/, "no"],
  [
    /^(?:strong(?:ly)? (?:yes|hire|recommend)|definite(?:ly)? (?:yes|hire)?|definite(?:ly)?$)/,
    "strong yes",
  ],
  [/^(?:yes|hire|recommend|lean (?:yes|hire)|positive)\b/, "yes"],
];

/** By what an option says, never by its place: every company words its own. */
export function callFrom(label: string): Recommendation | null {
  const words = label
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, " ")
    .trim();
  return callWords.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** Scales of four have no middle: 3 stays free. */
const fromFour = [1, 2, 4, 5] as const satisfies readonly Level[];

/** `4`, `"4"`, `"4 - Strong Hire"`, `{ score: 4 }`: of four; `null` where it is none of them. */
export function scoreOfFour(value: unknown): Rating["score"] | null {
  const bare = isObject(value) ? value["score"] : value;
  if (bare === null || bare === undefined || bare === "") return "unrated";
  const number =
    typeof bare === "number" ? bare : Number(/^\s*([0-4])(?!\d)/.exec(bareWord(bare))?.[1]);
  if (number === 0) return "not observed";
  return fromFour[number - 1] ?? null;
}

/** Which of the four a level is written as; `three` says what becomes of a 3. */
export function toFour(score: Level, three: 2 | 3): 1 | 2 | 3 | 4 {
  return ([1, 2, three, 3, 4] as const)[score - 1] ?? three;
}

/** What a value says by itself; nothing where it is a thing with parts. */
export function bareWord(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

export function timeFrom(value: string | number | null | undefined): string | null {
  if (value === null || value === undefined || value === "") return null;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
