/** A part of a card or record as it is pasted elsewhere: a title over paragraphs and lists. */
export type PastedSection = { title: string; blocks: readonly PastedBlock[] };
/** A paragraph, which may be of several lines, or a list. */
export type PastedBlock = string | readonly string[];

/** For fields that take no formatting. */
export function pastedText(sections: readonly PastedSection[]): string {
  return sections
    .map(({ title, blocks }) =>
      [
        title,
        ...blocks.map((block) =>
          typeof block === "string" ? block.trim() : block.map((line) => `- ${line}`).join("\n"),
        ),
      ].join("\n"),
    )
    .join("\n\n");
}

/** For editors that do: nothing but `p`, `b`, `br`, `ul` and `li`, which every one of them keeps. */
export function pastedHtml(sections: readonly PastedSection[]): string {
  return sections
    .map(
      ({ title, blocks }) => `<p><b>${escapedHtml(title)}</b></p>${blocks.map(blockHtml).join("")}`,
    )
    .join("");
}

function blockHtml(block: PastedBlock): string {
  if (typeof block === "string") return `<p>${withBreaks(block.trim())}</p>`;
  return `<ul>${block.map((line) => `<li>${withBreaks(line)}</li>`).join("")}</ul>`;
}

function withBreaks(text: string): string {
  return escapedHtml(text).replaceAll(/\r\n?|\n/g, "<br>");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What people wrote, as text that holds no markup. */
export function escapedHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (one) => entities[one] ?? one);
}

/** Both of them, whole and of each section by its title: what a copy button needs. */
export function pastedParts(sections: readonly PastedSection[]) {
  const both = (some: readonly PastedSection[]) => ({
    text: pastedText(some),
    html: pastedHtml(some),
  });
  return {
    whole: both(sections),
    // By their place: a kit from elsewhere may give two items one name.
    parts: sections.map((section, at) => ({
      key: `${at} ${section.title}`,
      title: section.title,
      ...both([section]),
    })),
  };
}
