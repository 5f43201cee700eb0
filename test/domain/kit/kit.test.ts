import { describe, expect, test } from "vitest";
import { anchorOf, Kit, kitId, levels, signalsOf } from "#domain/kit/kit.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { wholeKitRound, roundOf, memberOf } from "#domain/records/opening.ts";
import { PanelistId, RoundId } from "#domain/id.ts";
import { loadPracticeCases } from "#domain/practice/practiceCases.ts";
import { aKit, aMember, openingRecord } from "#test/records.ts";
import { builtInKits, kitLine, loadBuiltIn } from "#domain/kit/builtInKits.ts";
import { wholeBuiltIn } from "#test/builtInKits.ts";

describe.each(wholeBuiltIn.map((kit) => [kit.title, kit] as const))("the %s kit", (_, kit) => {
  const items = kit.items.map(({ id }) => id);

  test("has four items, each with five anchors that say five different things", () => {
    expect(items).toHaveLength(4);
    for (const item of kit.items) {
      const anchors = levels.map((level) => anchorOf(item, level).trim());
      expect(new Set(anchors).size).toBe(5);
      expect(Math.min(...anchors.map((anchor) => anchor.length))).toBeGreaterThan(40);
      expect(item.questions.length).toBeGreaterThan(0);
    }
  });

  test("gives every id once", () => {
    for (const ids of [
      items,
      kit.gates.map(({ id }) => id),
      kit.signals.map(({ id }) => id),
      kit.rounds.map(({ id }) => id),
    ] as string[][])
      expect(new Set(ids).size).toBe(ids.length);
  });

  test("has no signal and no round that looks at an item it does not have", () => {
    for (const { items: named } of [...kit.signals, ...kit.rounds])
      expect(items).toEqual(expect.arrayContaining(named));
  });

  test("looks at every item in some round, in three rounds at most, and signals show on every item", () => {
    expect(kit.rounds.length).toBeLessThanOrEqual(3);
    expect(kit.rounds.some(({ paired }) => paired)).toBe(true);
    for (const id of items) {
      expect(kit.rounds.some((round) => round.items.includes(id))).toBe(true);
      expect(signalsOf(kit, id).length).toBeGreaterThan(0);
    }
  });

  test("weighs all items alike", () => {
    expect(new Set(kit.items.map(({ weight }) => weight)).size).toBe(1);
  });

  test("comes with three practice cases on all its items, one strong start, one talker, one quiet", async () => {
    const cases = await loadPracticeCases(kit);
    expect(cases.map(({ name }) => name)).toEqual(["brilliant", "fluent", "quiet"]);
    for (const { evidence } of cases) {
      expect(evidence.map(({ item }) => item)).toEqual(items);
      for (const { notes, because } of evidence) {
        expect(notes.length).toBeGreaterThan(150);
        expect(because.length).toBeGreaterThan(60);
      }
    }
    const mean = (name: string) =>
      (cases.find((one) => one.name === name)?.evidence ?? []).reduce(
        (sum, { gold }) => sum + gold / 4,
        0,
      );
    // Score them by how they sound, and the order comes out the other way round.
    expect(mean("quiet")).toBeGreaterThan(mean("brilliant"));
    expect(mean("brilliant")).toBeGreaterThan(mean("fluent"));
    const brilliant = cases[0]?.evidence.map(({ gold }) => gold) ?? [];
    expect(Math.max(...brilliant) - Math.min(...brilliant)).toBe(4);
  });
});

test("each kit is listed as what it is, before its text is fetched; nothing else is", async () => {
  expect(wholeBuiltIn.map((kit) => kitLine(kitId(kit), kit))).toEqual(builtInKits);
  expect(new Set(builtInKits.map(({ family }) => family)).size).toBe(builtInKits.length);
  for (const id of ["", "constructor", "kit.0", kitId(aKit())])
    expect(await loadBuiltIn(id)).toBeNull();
});

test("a kit that lost an item has no practice cases left to mislead with", async () => {
  const [, ...rest] = mlEngineer.items;
  expect(await loadPracticeCases({ ...mlEngineer, items: rest })).toEqual([]);
  expect(await loadPracticeCases(aKit())).toEqual([]);
});

describe("a kit's name", () => {
  test("is the same for the same content, however its members are ordered and wherever it has been", () => {
    const backwards = Object.fromEntries(Object.entries(mlEngineer).toReversed());
    expect(kitId(Kit.parse(JSON.parse(JSON.stringify(backwards))))).toBe(kitId(mlEngineer));
  });

  test("changes with any edit, so that a published version cannot", () => {
    const edits: Kit[] = [
      aKit({ title: "Engineer " }),
      aKit({ version: 2 }),
      aKit({ about: "." }),
      aKit({ items: aKit().items.toReversed() }),
      aKit({ items: aKit().items.map((item) => ({ ...item, weight: 2 })) }),
      aKit({ items: aKit().items.map((item) => ({ ...item, why: "Because." })) }),
      aKit({ niceToHaves: ["Rust"] }),
      aKit({ gates: [] }),
      aKit({ signals: [] }),
      aKit({ rounds: aKit().rounds.map((round) => ({ ...round, minutes: 61 })) }),
    ];
    expect(new Set([aKit(), ...edits].map(kitId)).size).toBe(edits.length + 1);
  });
});

describe("an opening", () => {
  test("started quickly has one round over the whole kit", () => {
    expect(wholeKitRound(mlEngineer).items).toEqual(mlEngineer.items.map(({ id }) => id));
  });

  test("knows its rounds and who is on its panel", () => {
    const { body } = openingRecord("berlin", { panel: [aMember("maya", "lead")] });
    expect(roundOf(body, RoundId.parse("interview"))?.title).toBe("Interview");
    expect(roundOf(body, RoundId.parse("final"))).toBeUndefined();
    expect(memberOf(body, PanelistId.parse("maya"))?.role).toBe("lead");
    expect(memberOf(body, PanelistId.parse("priya"))).toBeUndefined();
  });
});
