import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kitChanges } from "#domain/kit/kitChanges.ts";
import { kitRemarks, publishable } from "#domain/kit/kitChecks.ts";
import { blankForm, blankRound, formOf, type KitForm } from "#domain/kit/kitForm.ts";
import { kitId } from "#domain/kit/kit.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { aKit } from "#test/records.ts";
import { wholeBuiltIn } from "#test/builtInKits.ts";

const form = formOf(mlEngineer);
const [first] = form.items;
if (first === undefined) throw new Error("The kit has items.");
const saidOf = (changed: Partial<KitForm>) => kitRemarks({ ...form, ...changed });
const anchored = (...anchors: [string, string, string, string, string]) =>
  saidOf({ items: [{ ...first, anchors }, ...form.items.slice(1)] });
const good = first.anchors;

describe("a kit being written", () => {
  test.each(wholeBuiltIn.map((kit) => [kit.title, kit] as const))(
    "the built-in %s kit passes its own checks and comes back as it was",
    (_, kit) => {
      expect(kitRemarks(formOf(kit))).toEqual([]);
      const again = publishable(formOf(kit), kit.family, kit.version);
      expect(again && kitId(again)).toBe(kitId(kit));
    },
  );

  test.each([
    "Great attitude",
    "Great attitude and works hard",
    "Very smart, passionate and a team player",
    "Strong communication skills overall",
  ])("an anchor that nobody can observe is remarked on: %s", (anchor) => {
    expect(anchored(anchor, good[1], good[2], good[3], good[4])).toMatchObject([
      { at: "items.0.anchors.0", what: expect.stringContaining("cannot be observed") },
    ]);
  });

  test("two levels that read the same, one that says nothing, one that is missing", () => {
    const same = `${good[1]}  `.toUpperCase();
    expect(anchored(good[0], good[1], same, good[3], good[4])).toMatchObject([
      { at: "items.0.anchors.2", what: expect.stringContaining("Levels 2 and 3 read the same") },
    ]);
    expect(anchored("Meh", good[1], good[2], good[3], good[4])).toHaveLength(1);
    expect(anchored(" ", good[1], good[2], good[3], good[4])).toMatchObject([
      { at: "items.0.anchors.0", weight: "must" },
    ]);
  });

  test("four rounds, an item no round looks at, a long take-home, no paired session", () => {
    const [intro, technical, final] = form.rounds;
    if (intro === undefined || technical === undefined || final === undefined)
      throw new Error("The kit has three rounds.");
    const whats = (rounds: KitForm["rounds"]) => saidOf({ rounds }).map(({ what }) => what);
    expect(whats([...form.rounds, { ...blankRound("x", []), title: "Chat" }])).toEqual([
      expect.stringMatching(/^4 rounds/),
    ]);
    expect(whats([{ ...intro, items: ["partnering"] }, technical])).toEqual([]);
    expect(whats([{ ...technical, items: ["productionise"] }])).toHaveLength(3);
    expect(whats([intro, { ...technical, takeHome: "121" }, final])).toEqual([
      expect.stringContaining("more than two hours"),
    ]);
    expect(whats([intro, { ...technical, takeHome: "120" }, final])).toEqual([]);
    expect(whats([intro, { ...technical, paired: false }, final])).toEqual([
      expect.stringContaining("paired session"),
    ]);
  });

  test("more than five must-haves, too few, and one that is a word", () => {
    const gate = { id: "go", title: "Go", detail: "Three years on services with users." };
    const whats = (gates: KitForm["gates"]) => saidOf({ gates }).map(({ what }) => what);
    expect(whats([...form.gates, gate])).toEqual([expect.stringMatching(/^6 must-haves/)]);
    expect(whats([gate])).toEqual([expect.stringMatching(/three to five/)]);
    expect(
      whats([...form.gates.slice(0, 3), { id: "python2", title: "Snake", detail: "" }]),
    ).toEqual([expect.stringContaining("“Snake” alone is vague")]);
  });

  test("nine items, doubled titles, unequal weights without a reason", () => {
    const nine = Array.from({ length: 9 }, (_, k) => ({
      ...first,
      id: `i${k}`,
      title: `Item ${k}`,
    }));
    const rounds = form.rounds.map((round) => ({ ...round, items: nine.map(({ id }) => id) }));
    expect(saidOf({ items: nine, rounds }).map(({ what }) => what)).toEqual([
      expect.stringMatching(/^9 items/),
    ]);
    expect(
      saidOf({ items: form.items.map((item) => ({ ...item, title: "Same" })) }).map(({ at }) => at),
    ).toEqual(["items.1.title", "items.2.title", "items.3.title"]);
    const heavier = [{ ...first, weight: "2" }, ...form.items.slice(1)];
    expect(saidOf({ items: heavier })).toMatchObject([{ at: "weightsReason", weight: "must" }]);
    expect(saidOf({ items: heavier, weightsReason: "Serving is the job." })).toEqual([]);
  });

  test("a kit without items, an anchor of 50,000 characters, weights and minutes that are no numbers", () => {
    expect(saidOf({ items: [] }).map(({ at }) => at)).toContain("items");
    expect(publishable({ ...form, items: [] }, "x", 1)).toBeNull();
    const long = anchored("w ".repeat(25_000), good[1], good[2], good[3], good[4]);
    expect(long).toMatchObject([{ at: "items.0.anchors.0", weight: "must" }]);
    expect(long[0]?.what).toMatch(/10000 characters/);
    for (const weight of ["", "x", "-1", "0", "1e9"])
      expect(
        saidOf({
          items: [{ ...first, weight }, ...form.items.slice(1)],
          weightsReason: "Because",
        }),
      ).toMatchObject([{ at: "items.0.weight", weight: "must" }]);
  });

  test("a line that is too long is remarked on at the field it was typed in, once", () => {
    const long = "w".repeat(501);
    expect(saidOf({ niceToHaves: `Go\n${long}\n${long}` }).map(({ at }) => at)).toEqual([
      "niceToHaves",
    ]);
    const questions = [
      { kind: "behavioural" as const, text: " ", probes: "" },
      { kind: "behavioural" as const, text: "What broke?", probes: `Why?\n${long}` },
    ];
    expect(
      saidOf({ items: [{ ...first, questions }, ...form.items.slice(1)] }).map(({ at }) => at),
    ).toEqual(["items.0.questions.1.probes"]);
  });

  test("whatever is typed, every remark is a sentence at a field, and nothing throws", () => {
    const text = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom("", "Great attitude", "3"));
    fc.assert(
      fc.property(fc.array(text, { minLength: 12, maxLength: 12 }), ([a, b, c, d, e, ...rest]) => {
        const typed: KitForm = {
          ...form,
          title: rest[0] ?? "",
          items: [
            {
              ...first,
              title: rest[1] ?? "",
              anchors: [a ?? "", b ?? "", c ?? "", d ?? "", e ?? ""],
              weight: rest[2] ?? "",
            },
          ],
          rounds: [
            { ...blankRound("r", [first.id]), minutes: rest[3] ?? "", title: rest[4] ?? "" },
          ],
          gates: [{ id: "g", title: rest[5] ?? "", detail: rest[6] ?? "" }],
        };
        const remarks = kitRemarks(typed);
        for (const { what } of remarks) expect(what).toMatch(/[.?]$/);
        const kit = publishable(typed, "f", 1);
        expect(kit === null).toBe(remarks.some(({ weight }) => weight === "must"));
      }),
      { numRuns: 500 },
    );
  });

  test("a new one begins with one of everything it needs, and says what is missing", () => {
    let next = 0;
    const blank = blankForm(() => `id${(next += 1)}`);
    const missing = kitRemarks(blank).filter(({ weight }) => weight === "must");
    expect(missing.map(({ at }) => at)).toEqual(
      expect.arrayContaining(["title", "items.0.title", "items.0.anchors.4"]),
    );
  });
});

describe("what changed between two versions", () => {
  test("is nothing between a version and itself", () => {
    for (const kit of wholeBuiltIn) expect(kitChanges(kit, kit)).toEqual([]);
  });

  test("tells an edited anchor, an added item, a removed gate, and a new order, each by name", () => {
    const kit = aKit();
    const [delivery, judgement] = kit.items;
    if (delivery === undefined || judgement === undefined)
      throw new Error("The kit has two items.");
    const [a, b, , d, e] = delivery.anchors;
    const edited = {
      ...delivery,
      anchors: [a, b, "Ships weekly", d, e] satisfies typeof delivery.anchors,
    };
    const changes = kitChanges(kit, { ...kit, items: [judgement, edited], gates: [] });
    expect(changes).toContainEqual({
      where: "Delivery: level 3",
      before: "As expected",
      after: "Ships weekly",
    });
    expect(changes.find(({ where }) => where === "Order of the items")).toBeDefined();
    expect(changes.filter(({ after }) => after === null)).toHaveLength(1);
  });
});
