import * as z from "zod/mini";
import { contentHash } from "#domain/hash.ts";
import { GateId, ItemId, KitId, RoundId, SignalId } from "#domain/id.ts";
import { Line, Name, Text } from "#domain/text.ts";

export const levels = [1, 2, 3, 4, 5] as const;
export const Level = z.literal(levels);
export type Level = z.infer<typeof Level>;

/** What each level is called. The numeral always stands with it. */
export const levelNames = {
  1: "Well below",
  2: "Below",
  3: "Meets",
  4: "Above",
  5: "Exceptional",
} as const satisfies Record<Level, string>;

export const Question = z.strictObject({
  kind: z.enum(["behavioural", "situational", "work sample"]),
  text: Line,
  probes: z.array(Line).check(z.maxLength(20)),
});
export type Question = z.infer<typeof Question>;

/** One thing the role owns, scored 1–5 against five anchors (a behaviourally anchored scale). */
export const Item = z.strictObject({
  id: ItemId,
  title: Line,
  summary: Line,
  why: Text,
  /** `anchors[level - 1]`: the observable behaviour that earns the level. */
  anchors: z.tuple([Text, Text, Text, Text, Text]),
  weight: z.number().check(z.positive(), z.maximum(100)),
  questions: z.array(Question).check(z.maxLength(30)),
});
export type Item = z.infer<typeof Item>;

/** A must-have skill: shown, not shown or unknown. Never averaged into a score. */
export const Gate = z.strictObject({ id: GateId, title: Line, detail: Text });
export type Gate = z.infer<typeof Gate>;

export const Signal = z.strictObject({
  id: SignalId,
  tone: z.enum(["strong sign", "red flag"]),
  title: Line,
  detail: Text,
  /** The items on whose evidence it usually shows. */
  items: z.array(ItemId),
});
export type Signal = z.infer<typeof Signal>;

/** An interview stage and the items it looks at. */
export const Round = z.strictObject({
  id: RoundId,
  title: Line,
  purpose: Text,
  minutes: z.int().check(z.positive(), z.maximum(1440)),
  items: z.array(ItemId),
  /** A paired working session, where the candidate does rather than tells. */
  paired: z.boolean(),
  /** Minutes of work at home that the round asks for, where it does. */
  takeHome: z.optional(z.int().check(z.positive(), z.maximum(10_080))),
});
export type Round = z.infer<typeof Round>;

const Said = Text.check(
  z.refine((text) => text.trim() !== "", { error: "is blank; a case says something on each item" }),
);

function toldApart<T>(keyOf: (one: T) => string, error: string) {
  return z.refine<T[]>((all) => new Set(all.map(keyOf)).size === all.length, { error });
}

/** The most cases one kit holds. */
export const mostCases = 12;

/** A made-up candidate to practise on, with the level a team agreed on for each item and why. */
export const KitCase = z.strictObject({
  /** Stays the same from version to version; practice is kept under it. */
  name: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  candidate: Name,
  brief: Text,
  trap: Text,
  evidence: z
    .array(z.strictObject({ item: ItemId, notes: Said, gold: Level, because: Said }))
    .check(
      z.minLength(1),
      z.maxLength(100),
      toldApart(({ item }) => item, "says something twice on one item"),
    ),
});
export type KitCase = z.infer<typeof KitCase>;

const KitCases = z.array(KitCase).check(
  z.minLength(1, "is empty; a kit without cases leaves it out"),
  z.maxLength(mostCases, `can be up to ${mostCases} cases, this is more`),
  toldApart(({ name }) => name, "has two cases with the same name"),
);

/** What a role is scored on. A published version never changes: its id is its content's hash. */
export const Kit = z.strictObject({
  title: Line,
  /** Stays the same from version to version of one kit. */
  family: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  version: z.int().check(z.positive()),
  level: Text,
  about: Text,
  items: z.array(Item).check(z.minLength(1), z.maxLength(100)),
  /** Why the weights differ, where they do; the record shows it. */
  weightsReason: Text,
  gates: z.array(Gate).check(z.maxLength(50)),
  niceToHaves: z.array(Line).check(z.maxLength(50)),
  signals: z.array(Signal).check(z.maxLength(50)),
  rounds: z.array(Round).check(z.minLength(1), z.maxLength(20)),
  /** A team's own written candidates; left out where there are none, so that ids stay. */
  cases: z.optional(KitCases),
});
export type Kit = z.infer<typeof Kit>;

export function kitId(kit: Kit): KitId {
  return KitId.parse(`kit.${contentHash(kit)}`);
}

/** The 64 digits a kit version is named by. */
export function kitHashOf(kit: KitId): string {
  return kit.slice(kit.lastIndexOf(".") + 1);
}

export function anchorOf(item: Item, level: Level): string {
  return item.anchors[level - 1] ?? "";
}

/** Whether every item counts alike, as they do unless a kit gives a reason. */
export function hasEqualWeights(items: readonly Pick<Item, "weight">[]): boolean {
  return new Set(items.map(({ weight }) => weight)).size <= 1;
}

export function signalsOf(kit: Kit, item: ItemId): Signal[] {
  return kit.signals.filter((signal) => signal.items.includes(item));
}
