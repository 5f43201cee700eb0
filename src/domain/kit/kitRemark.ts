import type { KitForm } from "./kitForm.ts";

/** Something about a kit being written: where, what, and whether it keeps it from being published. */
export type KitRemark = {
  /** The form's field, as `items.0.anchors.2`; a part of it, or "" for the whole. */
  at: string;
  what: string;
  weight: "must" | "advice";
};

export function must(at: string, what: string): KitRemark {
  return { at, what, weight: "must" };
}
export function advice(at: string, what: string): KitRemark {
  return { at, what, weight: "advice" };
}

/** What a remark is about, by name: `Judgement`, `Item 5`, `Round 2`; `null` for the whole kit. */
export function placeInWords(form: KitForm, at: string): string | null {
  const [part, index] = at.split(".");
  const place = Number(index);
  const called = (title: string | undefined, what: string) =>
    title?.trim() || `${what} ${place + 1}`;
  if (index === undefined) return null;
  if (part === "items") return called(form.items[place]?.title, "Item");
  if (part === "gates") return called(form.gates[place]?.title, "Must-have");
  if (part === "signals") return called(form.signals[place]?.title, "Signal");
  if (part === "cases") return called(form.cases?.[place]?.candidate, "Case");
  return part === "rounds" ? called(form.rounds[place]?.title, "Round") : null;
}
