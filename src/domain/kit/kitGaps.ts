import { Kit, levels } from "./kit.ts";
import { kitCandidate, type KitForm } from "./kitForm.ts";
import { must, type KitRemark } from "./kitRemark.ts";
import { caseGaps } from "./caseRemarks.ts";
import { keptPlaces } from "./caseForm.ts";
import { problemsOf, reportInput } from "#domain/problem.ts";

/** What keeps a kit from being published: blanks, what its own schema refuses, titles there twice. */
export function kitGaps(form: KitForm): KitRemark[] {
  const remarks: KitRemark[] = [];
  const ask = (at: string, text: string, what: string) => {
    if (text.trim() === "") remarks.push(must(at, what));
  };
  ask("title", form.title, "Give the role a name.");
  if (form.items.length === 0) remarks.push(must("items", "A kit needs at least one item."));
  if (form.rounds.length === 0) remarks.push(must("rounds", "A kit needs at least one round."));
  for (const [place, item] of form.items.entries()) {
    ask(`items.${place}.title`, item.title, "Name the item.");
    ask(`items.${place}.summary`, item.summary, "Say in a line what the item is about.");
    for (const level of levels)
      ask(
        `items.${place}.anchors.${level - 1}`,
        item.anchors[level - 1] ?? "",
        `Level ${level} has no anchor: what would you see or hear?`,
      );
    for (const [at, question] of item.questions.entries())
      if (question.probes.trim() !== "")
        ask(`items.${place}.questions.${at}.text`, question.text, "The probes have no question.");
  }
  for (const [place, { title }] of form.gates.entries())
    ask(`gates.${place}.title`, title, "Name the must-have.");
  for (const [place, { title }] of form.signals.entries())
    ask(`signals.${place}.title`, title, "Name the signal.");
  for (const [place, { title }] of form.rounds.entries())
    ask(`rounds.${place}.title`, title, "Name the round.");
  remarks.push(...caseGaps(form));
  const said = new Set(remarks.map(({ at }) => at));
  for (const remark of refusedBySchema(form))
    if (!said.has(remark.at)) {
      said.add(remark.at);
      remarks.push(remark);
    }
  return [...remarks, ...doubledTitles(form)];
}

function refusedBySchema(form: KitForm): KitRemark[] {
  const parsed = Kit.safeParse(kitCandidate(form, "draft", 1), reportInput);
  if (parsed.success) return [];
  return problemsOf(parsed.error).map(({ where, what }) =>
    must(
      fieldOf(where.replaceAll(/\[(\d+)\]/g, ".$1"), form),
      numberWords(where) ?? `This ${what}.`,
    ),
  );
}

/** The form's field a place in the kit came from: lists of lines are one, blank questions are none. */
function fieldOf(place: string, form: KitForm): string {
  const whole = place.replace(/^(niceToHaves|.*\.probes)\.\d+$/, "$1");
  if (whole.startsWith("cases.")) return fieldOfCase(whole, form);
  return whole.replace(/^items\.(\d+)\.questions\.(\d+)/, (_, item: string, question: string) => {
    const kept = (form.items[Number(item)]?.questions ?? []).flatMap(({ text, probes }, at) =>
      text.trim() === "" && probes.trim() === "" ? [] : [at],
    );
    return `items.${item}.questions.${kept[Number(question)] ?? question}`;
  });
}

/** What a case says of items that are gone, and what is blank, is not in the kit. */
function fieldOfCase(place: string, form: KitForm): string {
  const known = new Set(form.items.map(({ id }) => id));
  return place.replace(/^cases\.(\d+)\.evidence\.(\d+)/, (_, at: string, told: string) => {
    const written = form.cases?.[Number(at)];
    const kept = written === undefined ? [] : keptPlaces(written, known);
    return `cases.${at}.evidence.${kept[Number(told)] ?? told}`;
  });
}

function numberWords(where: string): string | null {
  if (where.endsWith("weight")) return "The weight must be a number above 0, such as 1 or 1.5.";
  if (where.endsWith("minutes")) return "The minutes must be a whole number, up to a day.";
  if (where.endsWith("gold")) return "The answer must be a level from 1 to 5.";
  if (where.endsWith("takeHome")) return "The time at home must be in whole minutes.";
  return null;
}

function doubledTitles(form: KitForm): KitRemark[] {
  return (["items", "gates", "signals", "rounds"] as const).flatMap((part) => {
    const seen = new Set<string>();
    return form[part].flatMap(({ title }, place) => {
      const key = title.trim().toLowerCase();
      if (key === "" || !seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [must(`${part}.${place}.title`, `“${title.trim()}” is there twice; tell them apart.`)];
    });
  });
}
