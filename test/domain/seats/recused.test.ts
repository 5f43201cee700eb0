import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CandidateId, PanelistId, RoundId } from "#domain/id.ts";
import { CardKey } from "#domain/keys.ts";
import { faultOf } from "#domain/records/fault.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import { lateOn } from "#domain/seats/late.ts";
import { onCandidate } from "#domain/seats/need.ts";
import { needOf, recusedOn } from "#domain/seats/recused.ts";
import { releaseBody, releaseStep } from "#domain/seats/release.ts";
import { viewOf } from "#domain/seats/view.ts";
import { at, noon } from "#test/records.ts";
import {
  aKey,
  aPlace,
  aRelease,
  aSealedCard,
  aSealedPanel,
  idOf,
  search,
  sealingOf,
  signedRecusal,
  signedWaiver,
} from "#test/signedPanel.ts";

const rounds = ["interview", "final"].map((round) => RoundId.parse(round));
const members = [
  aPlace("maya", { role: "lead", rounds: [], invite: null }),
  aPlace("dana", { role: "lead" }),
  aPlace("priya"),
  aPlace("jonas", { rounds }),
];
const { root, panel } = aSealedPanel(members, "dana");
const sofia = CandidateId.parse(idOf("sofia"));
const jonas = PanelistId.parse("jonas");
const card = (author: string, digit: string, changes: Partial<SealedRecord["body"]> = {}) =>
  aSealedCard(author, author, digit, { panel: root.id, ...changes });
const others = [card("dana", "1"), card("priya", "2")];
const his = card("jonas", "3");
const said = signedRecusal("jonas", "jonas");
const takenBack = signedRecusal("jonas", "jonas", { why: null, version: at(noon + 5) });

function on(records: readonly SharedRecord[]) {
  const { rows, standing } = viewOf(search, [...panel, ...records]);
  return onCandidate(standing, rows, sofia);
}
const owed = (records: readonly SharedRecord[]) => {
  const here = on(records);
  return needOf(here, here.waivers).map(({ panelist, round }) => `${panelist} ${round}`);
};
function releaseOf(records: readonly SharedRecord[], mine: string) {
  const here = on(records);
  const step = releaseStep(here, PanelistId.parse(mine), new Set());
  if (step.step !== "release") throw new Error(`${mine} is to ${step.step}.`);
  const keys = new Map(step.cards.map(({ id }) => [id, CardKey.parse(aKey("card"))]));
  return aRelease(mine, mine, [], releaseBody(search, here, step, keys));
}

describe("whoever recuses themselves", () => {
  test("holds no card back, in any round, and nobody is asked", () => {
    expect(() => releaseOf(others, "dana")).toThrow("wait");
    const release = releaseOf([...others, said], "dana");
    expect(release.body.waivers).toEqual([said.id]);
    expect(owed([...others, said])).toEqual(["dana interview", "priya interview"]);
  });

  test("is waited for again once they took it back", () => {
    const back = [...others, said, takenBack];
    expect(() => releaseOf(back, "dana")).toThrow("wait");
    expect(owed(back)).toHaveLength(4);
    const again = signedRecusal("jonas", "jonas", { version: at(noon + 9) });
    expect(owed([...back, again])).toHaveLength(2);
  });

  test("is not blind any more once the others opened theirs without them, taken back or not", () => {
    const open = [...others, said, releaseOf([...others, said], "dana")];
    for (const later of [
      [...open, his],
      [...open, his, takenBack],
    ]) {
      expect(lateOn(on(later))).toEqual(new Set([his.id]));
      expect(
        sealingOf([...panel, ...later])
          .on(sofia)
          .cards.filter((one) => one.isLate),
      ).toHaveLength(1);
    }
    expect(recusedOn(on([...open, his]))).toHaveLength(1);
  });

  test("changes nothing where a card of theirs is in, whichever came first", () => {
    const both = [...others, his, said];
    expect(recusedOn(on(both))).toEqual([]);
    expect(owed(both)).toContain("jonas final");
    expect(() => releaseOf(both, "dana")).toThrow("wait");
    // Their card is waited for: they cannot hold theirs shut and read the others’.
    const own = sealingOf([...panel, ...both])
      .on(sofia)
      .cards.find(({ record }) => record.author === jonas);
    expect(own?.isWaived).toBe(false);
  });

  test("leaves a lead’s waiver as it is", () => {
    const waiver = signedWaiver("dana", "dana", "jonas");
    expect(owed([...others, said, waiver])).toHaveLength(2);
    expect(owed([...others, said, takenBack, waiver])).toEqual([
      "dana interview",
      "jonas final",
      "priya interview",
    ]);
  });
});

describe("a recusal that is not its panelist’s own word", () => {
  test("is refused by form where it names somebody else, or stands under another id", () => {
    expect(faultOf(signedRecusal("priya", "priya", { panelist: "jonas" }))).toContain(
      "somebody else",
    );
    expect(faultOf({ ...said, id: "recusal-other" })).toContain("another place");
    expect(faultOf(said)).toBeNull();
  });

  test("is heeded by nobody where another seat, or none, signed it", () => {
    for (const key of ["priya", "dana", "stranger"]) {
      const forged = signedRecusal(key, "jonas");
      expect(on([...others, forged]).recusals).toEqual([]);
    }
    const { unauthorised } = viewOf(search, [...panel, signedRecusal("priya", "jonas")]);
    expect(unauthorised.map(({ reason }) => reason.why)).toEqual(["another's name"]);
  });

  test("makes nobody late by being named where there is none", () => {
    const named = aRelease("dana", "dana", [], {
      cards: [{ id: card("dana", "1").id, key: CardKey.parse(aKey("card")) }],
      saw: others.map(({ id }) => id).toSorted(),
      panels: [root.id],
      waivers: [said.id],
    });
    expect(lateOn(on([...others, named, his]))).toEqual(new Set());
  });
});

test("nothing of it depends on the order in which it came", () => {
  const open = releaseOf([...others, said], "dana");
  const pool = [...others, his, said, takenBack, open, signedWaiver("dana", "dana", "jonas")];
  fc.assert(
    fc.property(
      fc
        .subarray(pool)
        .chain((here) =>
          fc.tuple(fc.constant(here), fc.shuffledSubarray(here, { minLength: here.length })),
        ),
      ([here, shuffled]) => {
        expect(owed(shuffled)).toEqual(owed(here));
        expect(lateOn(on(shuffled))).toEqual(lateOn(on(here)));
      },
    ),
  );
});
