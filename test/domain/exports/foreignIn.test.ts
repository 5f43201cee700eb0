import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foreignRows, matchForeign, readForeign } from "#domain/exports/ats/foreignIn.ts";
import { OpeningId } from "#domain/id.ts";
import { instant } from "#test/records.ts";

const folder = "test/fixtures/ats";
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const valueOf = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
const berlin = OpeningId.parse("berlin");

describe("scorecards of another system", () => {
  it.each(files.filter((name) => !name.startsWith("merge")))(
    "are told by what is in them: %s",
    (name) => {
      const { cards, problems } = readForeign(valueOf(name));
      expect(problems).toEqual([]);
      expect(cards.length).toBeGreaterThan(0);
      for (const { source } of cards) expect(name.startsWith(source)).toBe(true);
    },
  );

  it("are refused in words where there are none", () => {
    for (const value of [
      null,
      1,
      "x",
      [],
      {},
      { scorecards: [] },
      [{ a: 1 }],
      valueOf("merge-scorecard.json"),
    ]) {
      const { cards, problems } = readForeign(value);
      expect(cards).toEqual([]);
      expect(problems[0]?.what).toMatch("No scorecards of Greenhouse, Lever, Ashby or Workable");
    }
    const attack: unknown = JSON.parse('[{"attributes": [], "__proto__": {"x": 1}}]');
    expect(readForeign(attack).problems[0]?.what).toMatch("attack");
  });

  it("find their candidate and items by name, however it is spelled, and leave the rest open", () => {
    const { cards } = readForeign(valueOf("greenhouse-v3.json"));
    const [card] = cards;
    if (card === undefined) throw new Error("It holds one.");
    const { candidate, ratings } = card;
    const match = matchForeign(
      cards,
      [{ id: "kate" as never, written: ` ${(candidate ?? "").toUpperCase()} ` }],
      [{ id: "first" as never, title: ratings[0]?.title.toLowerCase() ?? "" }],
    );
    expect([...match.candidates.values()]).toEqual(["kate"]);
    expect([...match.items.values()].filter((id) => id !== null)).toEqual(["first"]);
    const rows = foreignRows(cards, match, { opening: berlin, now: instant() });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ source: "greenhouse", candidate: "kate", opening: "berlin" });
    const nobody = matchForeign(cards, [], []);
    expect(foreignRows(cards, nobody, { opening: berlin, now: instant() })).toEqual([]);
  });

  it("are the same the second time, whichever item is said to be meant", () => {
    const { cards } = readForeign(valueOf("lever-feedback.json"));
    const match = matchForeign(cards, [], []);
    const candidates = new Map(
      [...match.candidates.keys()].map((name) => [name, "sofia" as never]),
    );
    const ids = (items: typeof match.items) =>
      foreignRows(
        [...cards, ...cards],
        { candidates, items },
        { opening: berlin, now: instant() },
      ).map(({ id }) => id);
    const first = ids(match.items);
    expect(new Set(first).size).toBe(cards.length);
    expect(first).toHaveLength(cards.length);
    const other = new Map([...match.items.keys()].map((title) => [title, "delivery" as never]));
    expect(ids(other)).toEqual(first);
  });

  it("never break on anything a file can hold", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { cards } = readForeign(value);
        const match = matchForeign(cards, [], []);
        const candidates = new Map(
          [...match.candidates.keys()].map((name) => [name, "a" as never]),
        );
        foreignRows(cards, { ...match, candidates }, { opening: berlin, now: instant() });
      }),
    );
  });
});
