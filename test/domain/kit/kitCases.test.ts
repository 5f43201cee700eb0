import { describe, expect, test } from "vitest";
import { blankCase, withCases, withoutNoCases, type CaseForm } from "#domain/kit/caseForm.ts";
import { kitChanges } from "#domain/kit/kitChanges.ts";
import { kitRemarks, publishable } from "#domain/kit/kitChecks.ts";
import { formOf, type KitForm } from "#domain/kit/kitForm.ts";
import { placeInWords } from "#domain/kit/kitRemark.ts";
import { Kit, kitId, mostCases, type KitCase } from "#domain/kit/kit.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { mlEngineerCases } from "#domain/practice/mlEngineerCases.ts";
import { hasPractice } from "#domain/practice/hasPractice.ts";
import { loadPracticeCases } from "#domain/practice/practiceCases.ts";
import { problemsOf, reportInput } from "#domain/problem.ts";
import { aKit } from "#test/records.ts";

const plain = aKit();
const [one, two] = plain.items;
if (one === undefined || two === undefined) throw new Error("The kit has two items.");

const written: CaseForm = {
  name: "own1",
  candidate: "Mara Lind",
  brief: "Five years of it.",
  trap: "She is fluent.",
  evidence: [
    { item: one.id, notes: "Said how it failed.", gold: "4", because: "A 5 shows the figures." },
    { item: two.id, notes: "Had not measured it.", gold: "2", because: "She knows the reasons." },
  ],
};
const withThese = (...cases: CaseForm[]): KitForm => ({ ...formOf(plain), cases });
const onCases = (form: KitForm) => kitRemarks(form).filter(({ at }) => at.startsWith("cases"));
const published = (form: KitForm) => publishable(form, plain.family, plain.version);
const told = (place: number, change: Partial<CaseForm["evidence"][number]>): CaseForm => ({
  ...written,
  evidence: written.evidence.map((was, at) => (at === place ? { ...was, ...change } : was)),
});

describe("a kit's own practice cases", () => {
  test("are published with it and come back as they were; without any the kit keeps its id", () => {
    const kit = published(withThese(written));
    expect(kit?.cases).toMatchObject([{ candidate: "Mara Lind", evidence: [{ gold: 4 }, {}] }]);
    expect(kit === null ? null : formOf(kit).cases).toEqual([written]);
    expect(onCases(withThese(written))).toEqual([]);
    for (const none of [withThese(), withoutNoCases(withCases(formOf(plain)))])
      expect(published(none)).toEqual(publishable(formOf(plain), plain.family, plain.version));
    const again = published(withThese());
    expect(again === null ? null : kitId(again)).toBe(kitId(plain));
  });

  test.each([
    [told(1, { gold: "" }), `On ${two.title} the answer is missing.`, "cases.0.evidence.1.gold"],
    [
      told(0, { because: " " }),
      `On ${one.title} the reason is missing.`,
      "cases.0.evidence.0.because",
    ],
    [
      told(0, { notes: "", gold: "" }),
      `On ${one.title} the notes and the answer are missing.`,
      "cases.0.evidence.0.notes",
    ],
    [told(1, { gold: "7" }), "The answer must be a level from 1 to 5.", "cases.0.evidence.1.gold"],
    [told(1, { notes: "x".repeat(10_001) }), "up to 10000 characters", "cases.0.evidence.1.notes"],
    [{ ...written, candidate: "" }, "Name the made-up candidate.", "cases.0.candidate"],
    [blankCase("own1", [one.id]), "at least one item", "cases.0.evidence.0.notes"],
    [blankCase("own1", []), "at least one item", "cases.0.candidate"],
  ] as const)(
    "what one wants is said, and keeps it from being published (%#)",
    (form, what, at) => {
      const remarks = onCases(withThese(form)).filter(({ weight }) => weight === "must");
      expect(remarks).toContainEqual({
        at,
        what: expect.stringContaining(what),
        weight: "must",
      });
      expect(published(withThese(form))).toBeNull();
    },
  );

  test("two of one name are told apart, and more than a kit holds are refused", () => {
    const twin = { ...written, name: "own2", candidate: " mara LIND" };
    const form = withThese(written, twin);
    expect(onCases(form)).toMatchObject([{ at: "cases.1.candidate", weight: "must" }]);
    expect(placeInWords(form, "cases.1.candidate")).toBe("mara LIND");
    const many = Array.from({ length: mostCases + 1 }, (_, at) => ({
      ...written,
      name: `own${at}`,
      candidate: `Mara ${at}`,
    }));
    expect(onCases(withThese(...many))).toMatchObject([
      { at: "cases", what: `This can be up to ${mostCases} cases, this is more.` },
    ]);
    expect(published(withThese(...many.slice(1)))?.cases).toHaveLength(mostCases);
  });

  test("what it says of an item that was removed is told, and left out of the version", () => {
    const form = { ...withThese(written), items: formOf(plain).items.slice(0, 1) };
    expect(onCases(form).map(({ what, weight }) => [weight, what])).toEqual([
      ["advice", expect.stringContaining("item that was removed")],
    ]);
    expect(published(form)?.cases?.[0]?.evidence.map(({ item }) => item)).toEqual([one.id]);
    // What stands behind the removed one keeps its own place in the form.
    const other = told(1, { gold: "9" });
    const rest = { ...withThese(other), items: formOf(plain).items.slice(1) };
    expect(onCases(rest)).toContainEqual(
      expect.objectContaining({ at: "cases.0.evidence.1.gold", weight: "must" }),
    );
  });

  test("an item it is silent on is worth a thought, no more", () => {
    const form = withThese(told(1, { notes: "", gold: "", because: "" }));
    expect(onCases(form)).toEqual([
      {
        at: "cases.0.candidate",
        what: `Nothing is said about ${two.title}: the case does not score that.`,
        weight: "advice",
      },
    ]);
    expect(published(form)?.cases?.[0]?.evidence).toHaveLength(1);
  });

  test("a change of one is among what changed", () => {
    const [before, after] = [
      published(withThese(written)),
      published(withThese(told(0, { gold: "5" }))),
    ];
    if (before === null || after === null) throw new Error("Both can be published.");
    expect(kitChanges(before, after).map(({ where }) => where)).toEqual([
      `Practice case: Mara Lind, ${one.title}`,
    ]);
    expect(kitChanges(plain, before)).toHaveLength(3);
  });

  test("are what one practises on; a known family's come after them", async () => {
    const kit = published(withThese(written));
    if (kit === null) throw new Error("It can be published.");
    expect(hasPractice(kit)).toBe(true);
    expect((await loadPracticeCases(kit)).map(({ name }) => name)).toEqual(["own1"]);
    const [brilliant] = mlEngineerCases;
    if (brilliant === undefined) throw new Error("The kit has cases.");
    const own = { ...brilliant, candidate: "Somebody else" } as KitCase;
    const both = await loadPracticeCases({ ...mlEngineer, cases: [own] });
    expect(both.map(({ candidate }) => candidate)).toEqual([
      "Somebody else",
      ...mlEngineerCases.slice(1).map(({ candidate }) => candidate),
    ]);
    const nowhere = {
      ...kit,
      items: kit.items.map((item, at) => ({ ...item, id: ids[at] ?? item.id })),
    };
    expect(hasPractice(nowhere)).toBe(false);
  });
});

const ids = mlEngineer.items.map(({ id }) => id);

describe("a kit from elsewhere", () => {
  const kit = published(withThese(written));
  const [mine] = kit?.cases ?? [];
  if (kit === null || mine === undefined) throw new Error("It can be published.");
  const [first] = mine.evidence;

  test.each<[unknown, RegExp]>([
    [[], /leaves it out/],
    [[mine, mine], /two cases with the same name/],
    [[{ ...mine, name: "../x" }], /not in the right format/],
    [[{ ...mine, candidate: "a\nb" }], /one line/],
    [[{ ...mine, evidence: [first, first] }], /twice on one item/],
    [[{ ...mine, evidence: [{ ...first, gold: 6 }] }], /should be 1 or 2/],
    [[{ ...mine, evidence: [{ ...first, because: "" }] }], /blank/],
    [[{ ...mine, evidence: [{ ...first, notes: "x".repeat(10_001) }] }], /up to 10000/],
    [[{ ...mine, evidence: [{ ...first, item: "__proto__" }] }], /not in the right format/],
    [[{ ...mine, script: "x" }], /does not belong there/],
    [
      Array.from({ length: 13 }, (_, at) => ({ ...mine, name: `n${at}`, candidate: `${at}` })),
      /12/,
    ],
  ])("with cases that do not hold is refused in words (%#)", (cases, what) => {
    const read = Kit.safeParse({ ...kit, cases }, reportInput);
    const said = read.success ? [] : problemsOf(read.error).map((problem) => problem.what);
    expect(said.join("; ")).toMatch(what);
  });
});
