import type * as z from "zod/mini";

/** What keeps a file out: where in it, what is wrong, and what to do about it. For people. */
export type Problem = { where: string; what: string };

/** `["records", 3, "body", "title"]` → `records[3].body.title`. */
export function placeOf(path: readonly PropertyKey[]): string {
  const place = path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("");
  return place.startsWith(".") ? place.slice(1) : place || "the file";
}

/** For every parse whose findings are told: without it, what is missing looks like what is wrong. */
export const reportInput = { reportInput: true } as const;

/** zod's findings in plain words, `at` being where in the file the checked value stands. */
export function problemsOf(error: z.core.$ZodError, at: readonly PropertyKey[] = []): Problem[] {
  return error.issues.map((issue) => {
    const [path, what] = sayIssue(issue);
    return { where: placeOf([...at, ...path]), what };
  });
}

function sayIssue(issue: z.core.$ZodIssue): [path: readonly PropertyKey[], what: string] {
  const { path } = issue;
  switch (issue.code) {
    case "invalid_type":
      return [
        path,
        issue.input === undefined ? "is missing" : `should be ${aType(issue.expected)}`,
      ];
    case "unrecognized_keys":
      return [
        path,
        `holds ${issue.keys.map((key) => `“${key}”`).join(", ")}, which does not belong there`,
      ];
    case "invalid_value":
      return [path, `should be ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`];
    case "too_big":
      return [path, spoken(issue.message) ?? `is too large; at most ${issue.maximum} is possible`];
    case "too_small":
      return [path, spoken(issue.message) ?? `is too small; at least ${issue.minimum} is needed`];
    case "invalid_format":
      return [
        path,
        spoken(issue.message) ?? formatWords[issue.format] ?? "is not in the right format",
      ];
    case "invalid_union":
      return sayUnion(issue);
    case "invalid_key":
      return [path, "is not a possible id"];
    case "not_multiple_of":
    case "invalid_element":
    case "custom":
      return [path, spoken(issue.message) ?? "is not what it should be"];
  }
}

/** Of several possible shapes, the one that got furthest tells best what is wrong. */
function sayUnion(
  issue: z.core.$ZodIssueInvalidUnion,
): [path: readonly PropertyKey[], what: string] {
  const nearest = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0];
  if (issue.errors.length === 0 || nearest === undefined)
    return [issue.path, "is of a kind this version of Needle does not know"];
  if (nearest.path.length === 0) return [issue.path, "is not one of the values allowed there"];
  const [path, what] = sayIssue(nearest);
  return [[...issue.path, ...path], what];
}

const formatWords: Readonly<Record<string, string>> = {
  datetime: "should be a time such as 2026-11-22T21:19:00.000Z",
  date: "should be a day such as 2026-11-22",
};

function aType(expected: string): string {
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

/** zod/mini's own message says nothing; ours, where a schema has one, does. */
function spoken(message: string): string | null {
  return message === "Invalid input" || message === "" ? null : message;
}
