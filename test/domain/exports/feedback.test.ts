import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { feedbackItems } from "#domain/exports/feedbackLines.ts";
import { blankFeedback, letterText, withLines } from "#domain/exports/feedbackLetter.ts";
import { peopleNamedOn } from "#domain/exports/peopleNamedOn.ts";
import { scoresIn } from "#domain/exports/scoreWords.ts";
import { CandidateId, OpeningId } from "#domain/id.ts";
import { assemblePanel } from "#domain/panel/panel.ts";
import { nameless, textOfParts, tracesIn } from "#domain/practice/nameless.ts";
import { calls, type Call } from "#domain/records/decision.ts";
import { Feedback } from "#domain/records/feedback.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { limits } from "#domain/text.ts";

function sample() {
  const opening = OpeningId.parse("sample-opening");
  const panel = assemblePanel(samplePanel("2026-11-22T21:00:00.000Z"), opening);
  const amara = panel?.candidates.find(({ id }) => id === "sample-amara");
  if (panel === null || amara === undefined) throw new Error("The sample has Amara.");
  const named = peopleNamedOn(panel, amara, "you");
  return { panel, amara, named, items: feedbackItems(panel, amara, named) };
}

test("feedback of more items than a kit ever had is no feedback: a backup that says so is refused", () => {
  const [id, opening] = [CandidateId.parse("amara"), OpeningId.parse("o")];
  const item = { item: "delivery", title: "Delivery", text: "" };
  const of = (count: number) => ({
    ...blankFeedback(id, opening, "Engineer"),
    items: Array.from({ length: count }, () => item),
    changedAt: "2026-11-22T21:00:00.000Z",
  });
  expect(Feedback.safeParse(of(2_000)).success).toBe(true);
  expect(Feedback.safeParse(of(2_001)).success).toBe(false);
});

test("a letter to who goes on does not begin as one to who does not, and neither gives the call away", () => {
  const [id, opening] = [CandidateId.parse("amara"), OpeningId.parse("o")];
  const letter = (call: Call) => letterText(blankFeedback(id, opening, "Engineer", call));
  expect(letter("hire")).toBe(letter("advance"));
  expect(letter("hire")).not.toBe(letter("no hire"));
  for (const call of calls) expect(letter(call)).not.toMatch(new RegExp(`\\b${call}\\b`, "i"));
});

describe("what may be told a candidate", () => {
  test("is the evidence of every card that counts, by item, and says whose by nothing", () => {
    const { panel, items } = sample();
    expect(items.length).toBeGreaterThan(2);
    const titles = panel.kit?.items.map(({ title }) => title) ?? [];
    expect(items.map(({ title }) => titles.indexOf(title))).toEqual(
      items.map(({ title }) => titles.indexOf(title)).toSorted((a, b) => a - b),
    );
    const told = JSON.stringify(
      items.map((one) => ({ ...one, lines: one.lines.map((l) => l.text) })),
    );
    for (const { name } of panel.members) expect(told).not.toContain(name);
    for (const { name } of panel.candidates) expect(told).not.toContain(name);
  });

  test("speaks to its reader where they are named", () => {
    const named = [{ name: "Mara Lind", as: "you" } as const];
    const said = (line: string) => textOfParts(nameless(line, named));
    expect(said("Mara explained it. Then Mara's plan held.")).toBe(
      "You explained it. Then your plan held.",
    );
  });

  test("a number is nobody's name, and the name behind it is known here alone", () => {
    const { panel, amara } = sample();
    const byNumber = { ...panel, opening: { ...panel.opening, byNumber: true as const } };
    expect(peopleNamedOn(byNumber, amara, "you").some(({ as }) => as === "you")).toBe(false);
    expect(
      peopleNamedOn(byNumber, amara, "you", [{ id: amara.id, name: "Amara Osei" }])[0],
    ).toEqual({ name: "Amara Osei", as: "you" });
  });

  const cases = [
    (name: string) => name,
    (name: string) => name.toUpperCase(),
    (name: string) => name.toLowerCase(),
    (name: string) => name.split(" ")[0] ?? name,
    (name: string) => `${name.split(" ").at(-1) ?? name}’s`,
  ];
  test("however lines name the panel, the letter made of them does not", () => {
    const { named, amara, panel } = sample();
    const people = panel.members.map(({ name }) => name);
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.nat(), fc.constantFrom(...cases), fc.constantFrom(" asked. ", ", ", "/")),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        (uses) => {
          const written = uses
            .map(([who, as, gap]) => `${as(people[who % people.length] ?? "")}${gap}`)
            .join("");
          const [first] = sample().items;
          if (first === undefined) throw new Error("There are items.");
          const parts = nameless(written, named);
          const line = { key: "a", text: textOfParts(parts), parts, source: null };
          const { feedback } = withLines(
            blankFeedback(amara.id, panel.id, panel.opening.title),
            [{ ...first, lines: [line] }],
            new Set(["a"]),
          );
          const letter = letterText(feedback);
          expect(
            tracesIn(
              letter,
              named.filter(({ as }) => as === "a colleague"),
            ),
          ).toEqual([]);
          const words = new Set(letter.toLowerCase().split(/[^\p{L}]+/u));
          const left = people.flatMap((name) => name.toLowerCase().split(" "));
          expect(left.filter((word) => words.has(word))).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("the letter", () => {
  const item = (text: string, key = "x 0") => ({
    item: sample().items[0]?.item ?? ("" as never),
    title: "Delivery",
    lines: [{ key, text, parts: [], source: null }],
  });
  const blank = () =>
    blankFeedback(CandidateId.parse("sofia"), OpeningId.parse("berlin"), "Engineer");

  test("has its sentences, each item under its title, and nothing of what is empty", () => {
    const { feedback } = withLines(blank(), [item("Shipped it.")], new Set(["x 0"]));
    expect(letterText({ ...feedback, begins: "Hello.", ends: " " })).toBe(
      "Hello.\n\nWhat we saw\n\nDelivery\nShipped it.",
    );
    expect(letterText({ ...blank(), begins: "Hello.", ends: "Bye." })).toBe("Hello.\n\nBye.");
  });

  test("lines chosen later come below what was edited, and none twice", () => {
    const first = withLines(blank(), [item("Shipped it.")], new Set(["x 0"])).feedback;
    const edited = {
      ...first,
      items: first.items.map((one) => ({ ...one, text: `${one.text}\nWell done.` })),
    };
    const again = withLines(
      edited,
      [item("Shipped it."), item("Held it.", "x 1")],
      new Set(["x 0", "x 1"]),
    );
    expect(again.feedback.items.map(({ text }) => text)).toEqual([
      "Shipped it.\nWell done.\nHeld it.",
    ]);
    expect(again.left).toBe(0);
  });

  test("a text never grows past what a backup can hold, and what is left out is counted", () => {
    const full = withLines(blank(), [item("a".repeat(limits.text))], new Set(["x 0"])).feedback;
    const more = withLines(full, [item("One more.", "x 1")], new Set(["x 1"]));
    expect(more).toEqual({ feedback: full, left: 1 });
  });
});

describe("scores that are left in a text", () => {
  test.each([
    ["We gave it 4 of 5.", ["4 of 5"]],
    ["That is 3/5 for us", ["3/5"]],
    ["four out of five", ["four out of five"]],
    ["She scored a 2 here.", ["scored a 2"]],
    ["Rated: 3", ["Rated: 3"]],
    ["a rating of 4.5 overall", ["rating of 4.5"]],
    ["You were well below.", ["well below"]],
    ["Rated as Exceptional by us", ["Rated as Exceptional"]],
    ["Good plan. Meets.", ["Meets"]],
    ["This meets expectations", ["meets expectations"]],
    ["for us a solid 4.", ["a solid 4"]],
    ["4 Above, we said", ["4 Above"]],
    ["It was a strong yes", ["strong yes"]],
  ])("%s", (text, expected) => {
    expect(scoresIn(text)).toEqual(expected);
  });

  test.each([
    "Cut the latency from 5 to 2 seconds.",
    "Led a 4 person team over 3 years.",
    "You met the team above the data layer.",
    "An exceptional account of the outage.",
    "Two of three releases were rolled back.",
    "A 2-day test, a 5% rise and version 3.5.",
    "",
  ])("not in: %s", (text) => {
    expect(scoresIn(text)).toEqual([]);
  });
});
