import * as z from "zod/mini";

/** The longest texts a person can enter; the same limits hold for a file from elsewhere. */
export const limits = { name: 200, line: 500, text: 10_000 } as const;

/** Something one can see: spaces, joiners, fillers and blank patterns alone are not a name. */
const notBlank = z.regex(
  /(?![\u2800\p{Default_Ignorable_Code_Point}])[\p{L}\p{N}\p{P}\p{S}]/u,
  "cannot be blank",
);
// oxlint-disable-next-line no-control-regex -- control characters are what is being refused
const oneLine = z.regex(/^[^\u0000-\u001f\u007f]*$/, "must be on one line");

/** Half of a character that takes two code units; files refuse it, and no hash of it is stable. */
const halfCharacter = /\p{Surrogate}/u;

/** As `String.prototype.toWellFormed`: half characters become U+FFFD, the rest stays. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\ufffd");
}

const wholeCharacters = z.refine<string>((text) => !halfCharacter.test(text), {
  error: "holds half a character; type it again",
});

/** What people and things are called: one line, not blank. */
export const Name = z
  .string()
  .check(
    wholeCharacters,
    notBlank,
    oneLine,
    z.maxLength(limits.name, `can be up to ${limits.name} characters, this is longer`),
  );

/** One line in a kit: a title, a question, a probe. */
export const Line = z
  .string()
  .check(
    notBlank,
    oneLine,
    z.maxLength(limits.line, `can be up to ${limits.line} characters, this is longer`),
  );

function trimmed(schema: typeof Name) {
  const text = z.pipe(
    z.string(),
    z.transform((typed) => typed.trim()),
  );
  return z.pipe(text, schema);
}

/** A name or a line as people type it into a form: white space around it does not count. */
export const TypedName = trimmed(Name);
export const TypedLine = trimmed(Line);

/** Free text, possibly empty: evidence, takeaways, anchors. */
export const Text = z
  .string()
  .check(z.maxLength(limits.text, `can be up to ${limits.text} characters, this is longer`));

/** A point in time, ISO 8601 in UTC, to the millisecond: `2026-11-22T21:19:00.000Z`. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** A calendar day where the opening is run: `2026-11-22`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
