import * as z from "zod/mini";
import { KitId } from "#domain/id.ts";
import { Kit, Question, Signal, type Item, type Round } from "./kit.ts";
import { Instant } from "#domain/text.ts";
import { CaseForm, caseCandidate, caseFormOf, Typed } from "./caseForm.ts";

const few = z.maxLength(200);

/** A kit while it is written: every field as the form has it, lists of lines as one text each. */
export const KitForm = z.strictObject({
  title: Typed,
  level: Typed,
  about: Typed,
  items: z
    .array(
      z.strictObject({
        id: Typed,
        title: Typed,
        summary: Typed,
        why: Typed,
        anchors: z.tuple([Typed, Typed, Typed, Typed, Typed]),
        weight: Typed,
        questions: z
          .array(z.strictObject({ kind: Question.shape.kind, text: Typed, probes: Typed }))
          .check(few),
      }),
    )
    .check(few),
  weightsReason: Typed,
  gates: z.array(z.strictObject({ id: Typed, title: Typed, detail: Typed })).check(few),
  niceToHaves: Typed,
  signals: z
    .array(
      z.strictObject({
        id: Typed,
        tone: Signal.shape.tone,
        title: Typed,
        detail: Typed,
        items: z.array(Typed),
      }),
    )
    .check(few),
  rounds: z
    .array(
      z.strictObject({
        id: Typed,
        title: Typed,
        purpose: Typed,
        minutes: Typed,
        items: z.array(Typed),
        paired: z.boolean(),
        takeHome: Typed,
      }),
    )
    .check(few),
  /** Left out while there is none. */
  cases: z.optional(z.array(CaseForm).check(few)),
});
export type KitForm = z.infer<typeof KitForm>;
export type ItemForm = KitForm["items"][number];

/** A kit being written on this device; it travels only in a backup. */
export const KitDraft = z.strictObject({
  id: z.string(),
  family: Kit.shape.family,
  /** The version the draft will be when it is published. */
  version: Kit.shape.version,
  /** The published version it began from, `null` for a new kit. */
  basedOn: z.nullable(KitId),
  changedAt: Instant,
  form: KitForm,
});
export type KitDraft = z.infer<typeof KitDraft>;

export function blankItem(id: string): ItemForm {
  return {
    id,
    title: "",
    summary: "",
    why: "",
    anchors: ["", "", "", "", ""],
    weight: "1",
    questions: [{ kind: "behavioural", text: "", probes: "" }],
  };
}

export function blankRound(id: string, items: readonly string[]): KitForm["rounds"][number] {
  return {
    id,
    title: "",
    purpose: "",
    minutes: "60",
    items: [...items],
    paired: false,
    takeHome: "",
  };
}

export function blankForm(newId: () => string): KitForm {
  const item = blankItem(newId());
  return {
    title: "",
    level: "",
    about: "",
    items: [item],
    weightsReason: "",
    gates: [],
    niceToHaves: "",
    signals: [],
    rounds: [{ ...blankRound(newId(), [item.id]), title: "Interview" }],
  };
}

export function formOf(kit: Kit): KitForm {
  return {
    title: kit.title,
    level: kit.level,
    about: kit.about,
    items: kit.items.map(({ weight, anchors, questions, ...item }) => ({
      ...item,
      anchors: [...anchors],
      weight: String(weight),
      questions: questions.map(({ kind, text, probes }) => ({
        kind,
        text,
        probes: probes.join("\n"),
      })),
    })),
    weightsReason: kit.weightsReason,
    gates: kit.gates.map((gate) => ({ ...gate })),
    niceToHaves: kit.niceToHaves.join("\n"),
    signals: kit.signals.map((signal) => ({ ...signal, items: [...signal.items] })),
    rounds: kit.rounds.map(({ minutes, takeHome, ...round }) => ({
      ...round,
      items: [...round.items],
      minutes: String(minutes),
      takeHome: takeHome === undefined ? "" : String(takeHome),
    })),
    ...(kit.cases !== undefined && { cases: kit.cases.map(caseFormOf) }),
  };
}

/** The kit a form stands for, for `Kit.safeParse` to judge: white space and empty lines dropped. */
export function kitCandidate(form: KitForm, family: string, version: number): unknown {
  const known = new Set(form.items.map(({ id }) => id));
  const items = (ids: readonly string[]) => ids.filter((id) => known.has(id));
  return {
    title: form.title.trim(),
    family,
    version,
    level: form.level.trim(),
    about: form.about.trim(),
    items: form.items.map(({ id, title, summary, why, anchors, weight, questions }) => ({
      id,
      title: title.trim(),
      summary: summary.trim(),
      why: why.trim(),
      anchors: anchors.map((anchor) => anchor.trim()),
      weight: numberIn(weight),
      questions: questions
        .filter(({ text, probes }) => text.trim() !== "" || probes.trim() !== "")
        .map(({ kind, text, probes }) => ({ kind, text: text.trim(), probes: linesOf(probes) })),
    })) satisfies Record<keyof Item, unknown>[],
    weightsReason: form.weightsReason.trim(),
    gates: form.gates.map(({ id, title, detail }) => ({
      id,
      title: title.trim(),
      detail: detail.trim(),
    })),
    niceToHaves: linesOf(form.niceToHaves),
    signals: form.signals.map(({ id, tone, title, detail, items: on }) => ({
      id,
      tone,
      title: title.trim(),
      detail: detail.trim(),
      items: items(on),
    })),
    rounds: form.rounds.map(
      ({ id, title, purpose, minutes, items: looksAt, paired, takeHome }) =>
        ({
          id,
          title: title.trim(),
          purpose: purpose.trim(),
          minutes: numberIn(minutes),
          items: items(looksAt),
          paired,
          ...(takeHome.trim() !== "" && { takeHome: numberIn(takeHome) }),
        }) satisfies Record<Exclude<keyof Round, "takeHome">, unknown>,
    ),
    ...(form.cases !== undefined &&
      form.cases.length > 0 && { cases: form.cases.map((one) => caseCandidate(one, known)) }),
  };
}

/** What people type as a number, with a comma or a point; `NaN` where it is none. */
export function numberIn(typed: string): number {
  const text = typed.trim().replace(",", ".");
  return text === "" ? Number.NaN : Number(text);
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
