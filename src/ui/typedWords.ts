import { failedWords, type Words } from "./writes.ts";

const typedIn =
  "textarea, select, input:not([type=radio], [type=checkbox], [type=file], [type=search]), input[type=radio]:checked";

/**
 * What somebody typed or chose on the page in view, and what could not be stored of pages they
 * left. Read from the fields themselves, so that it holds whatever a page does with them.
 */
export function typedWords(): Words[] {
  const fields = document.querySelectorAll<Typed>(
    typedIn
      .split(/, (?![^(]*\))/)
      .map((one) => `#main ${one}`)
      .join(", "),
  );
  const here = [...fields].map((field) => ({ field: nameOfField(field), text: textOf(field) }));
  const left = failedWords().filter(
    (one) => !here.some(({ field, text }) => field === one.field && text === one.text),
  );
  return [...here, ...left].filter(({ text }) => text.trim() !== "");
}

/** As a text to be read, pasted or kept in a file. */
export function wordsInText(words: readonly Words[]): string {
  return words.map(({ field, text }) => `${field}\n${text}\n`).join("\n");
}

type Typed = HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement;

function textOf(field: Typed): string {
  if (field instanceof HTMLSelectElement)
    return field.value === "" ? "" : (field.selectedOptions[0]?.text ?? "");
  if (field.type === "radio") return (field.ariaLabel ?? labelOf(field)) || field.value;
  return field.value;
}

/** A field as people and screen readers know it; of a radio, the group it answers. */
export function nameOfField(field: Typed): string {
  if (field.type === "radio") {
    const group = field.closest("[role=radiogroup], fieldset");
    return textById(group?.getAttribute("aria-labelledby")) || legendOf(group) || "A choice";
  }
  return (
    field.getAttribute("aria-label") ||
    textById(field.getAttribute("aria-labelledby")) ||
    labelOf(field) ||
    "A field"
  );
}

function labelOf(field: Typed): string {
  return field.labels?.[0]?.textContent.trim() ?? "";
}

function legendOf(group: Element | null): string {
  return group?.querySelector("legend")?.textContent.trim() ?? "";
}

function textById(ids: string | null | undefined): string {
  const parts = (ids ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
  return parts.join(" ").trim();
}
