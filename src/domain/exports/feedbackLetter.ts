import type { CandidateId, OpeningId } from "#domain/id.ts";
import type { Call } from "#domain/records/decision.ts";
import type { Feedback } from "#domain/records/feedback.ts";
import { limits } from "#domain/text.ts";
import type { FeedbackItem, FeedbackLine } from "./feedbackLines.ts";

export const whatWeSaw = "What we saw";

/** What is edited of it; who and when is added where it is kept. */
export type FeedbackWords = Omit<Feedback, "changedAt">;

/** With a first and a last sentence that give no decision away, and nobody's name. */
export function blankFeedback(
  id: CandidateId,
  opening: OpeningId,
  title: string,
  call: Call | null = null,
): FeedbackWords {
  const goesOn = call === "hire" || call === "advance";
  return {
    id,
    opening,
    begins: goesOn
      ? `Thank you for the time you took to talk with us about the role “${title}”. This is what stood out to us.`
      : `Thank you for your interest in the role “${title}”, and for the time you took to talk with us. This is what stood out to us.`,
    items: [],
    ends: goesOn
      ? "Thank you again. We look forward to what comes next."
      : "Thank you again. We hope this is of use to you.",
  };
}

/** Whether a line stands in the text already, word for word. */
export function isTaken({ items }: FeedbackWords, item: FeedbackItem, line: FeedbackLine): boolean {
  const text = items.find((one) => one.item === item.item)?.text ?? "";
  return text.split("\n").some((one) => one.trim() === line.text);
}

/**
 * With these lines below what stands there, so that no word somebody edited is lost. `left` are as
 * many as would make a text longer than can be kept.
 */
export function withLines<F extends FeedbackWords>(
  feedback: F,
  from: readonly FeedbackItem[],
  chosen: ReadonlySet<string>,
): { feedback: F; left: number } {
  const texts = new Map(feedback.items.map((one) => [one.item, one]));
  let left = 0;
  for (const under of from)
    for (const line of under.lines) {
      if (!chosen.has(line.key) || isTaken(feedback, under, line)) continue;
      const { item, title } = under;
      const before = texts.get(item) ?? { item, title, text: "" };
      const text = before.text.trim() === "" ? line.text : `${before.text.trimEnd()}\n${line.text}`;
      if (text.length > limits.text) left += 1;
      else texts.set(item, { ...before, text });
    }
  const order = from.map(({ item }) => item);
  const place = (item: (typeof order)[number]) =>
    (order.indexOf(item) + order.length + 1) % (order.length + 1);
  const items = [...texts.values()].toSorted((a, b) => place(a.item) - place(b.item));
  return { feedback: { ...feedback, items }, left };
}

/** As it is copied and saved: paragraphs, each item under its title, what is empty left out. */
export function letterText({ begins, items, ends }: FeedbackWords): string {
  const seen = items.filter(({ text }) => text.trim() !== "");
  return [
    begins.trim(),
    ...(seen.length > 0 ? [whatWeSaw] : []),
    ...seen.map(({ title, text }) => `${title}\n${text.trim()}`),
    ends.trim(),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
