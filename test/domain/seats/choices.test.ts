import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CandidateId, CardId, ItemId, KitId, PanelistId } from "#domain/id.ts";
import {
  type Choice,
  choiceId,
  commitmentOf,
  type ShownScores,
  shownId,
} from "#domain/records/choice.ts";
import { faultOf } from "#domain/records/fault.ts";
import type { ReratingRecord, SharedRecord } from "#domain/records/record.ts";
import type { Rerating } from "#domain/records/rerating.ts";
import type { ChoiceRecord, ShownRecord } from "#domain/records/signedRecords.ts";
import { sealedChoicesOf } from "#domain/seats/choices.ts";
import { viewOf } from "#domain/seats/view.ts";
import { at, instant, kitRecord, noon } from "#test/records.ts";
import {
  aPlace,
  aSealedCard,
  aSealedPanel,
  idOf,
  search,
  signedBy,
  signedRerating,
} from "#test/signedPanel.ts";

const members = [
  aPlace("maya", { role: "lead", invite: null }),
  aPlace("priya"),
  aPlace("jonas"),
  aPlace("lin"),
];
/** Maya founds and leads; Priya, Jonas and Lin score beside her. */
const { panel } = aSealedPanel(members, "maya");
const place = {
  candidate: CandidateId.parse(idOf("sofia")),
  kit: KitId.parse(kitRecord().id),
  item: ItemId.parse("delivery"),
};
const cardOf = (name: string) => CardId.parse(`${name}.${"1".repeat(64)}`);

/** What somebody chooses, and what they say when it is shown. */
function chosen(
  by: string,
  {
    to = 4,
    round = 1,
    panelist = by,
    when = noon,
    there = place,
  }: {
    to?: 1 | 2 | 4 | 5;
    round?: number;
    panelist?: string;
    when?: number;
    there?: typeof place;
  } = {},
): { choice: ChoiceRecord; told: ReratingRecord } {
  const rerating: Rerating = {
    opening: search,
    candidate: there.candidate,
    item: there.item,
    card: cardOf(panelist),
    panelist: PanelistId.parse(panelist),
    from: 3,
    to,
    reason: "Heard of the outage",
    at: instant(),
    sealed: { kit: there.kit, round, salt: `${by}${"s".repeat(43)}`.slice(0, 43) },
  };
  const author = PanelistId.parse(by);
  const key = by === "maya" ? "founder" : by;
  const body: Choice = {
    opening: search,
    ...there,
    round,
    card: rerating.card,
    panelist: rerating.panelist,
    commitment: commitmentOf(author, rerating),
  };
  const version = at(when);
  const told = signedRerating(key, by, panelist);
  return {
    choice: signedBy(key, { id: choiceId(author, body), kind: "choice", author, version, body }),
    told: { ...told, body: rerating },
  };
}

function shownBy(
  name: string,
  choices: readonly ChoiceRecord[],
  round = 1,
  there = place,
): ShownRecord {
  const author = PanelistId.parse(name);
  const saw = choices.map(({ body }) => body.commitment).toSorted((a, b) => (a < b ? -1 : 1));
  const body: ShownScores = { opening: search, ...there, round, saw };
  const version = at(noon + 5);
  return signedBy(name === "maya" ? "founder" : name, {
    id: shownId(author, body),
    kind: "shown",
    author,
    version,
    body,
  });
}

function choicesIn(records: readonly SharedRecord[]) {
  const { rows, standing } = viewOf(search, [...panel, ...records]);
  return sealedChoicesOf(rows, standing.revisions.values());
}

const priya = chosen("priya");
const jonas = chosen("jonas", { to: 2 });
const maya = chosen("maya");
const both = [priya.choice, jonas.choice];

test("all of this is sound in itself, and a place’s id is nobody else’s", () => {
  const shown = shownBy("maya", both);
  for (const record of [...both, priya.told, shown]) expect(faultOf(record)).toBeNull();
  expect(faultOf({ ...priya.choice, body: { ...priya.choice.body, round: 2 } })).toMatch(/place/);
  expect(faultOf({ ...shown, body: { ...shown.body, saw: [] } })).toMatch(/not what its id names/);
  const others = { ...priya.choice.body, card: cardOf("jonas") };
  const id = choiceId(priya.choice.author, others);
  expect(faultOf({ ...priya.choice, id, body: others })).toMatch(/another panelist/);
});

describe("a round", () => {
  test("is chosen in by all who want, and over once it is shown", () => {
    const before = choicesIn(both);
    expect(before.roundOf(place)).toBe(1);
    expect(before.unreadOf(place, cardOf("priya"))).toMatchObject({ state: "hidden" });
    expect(before.unreadOf(place, cardOf("lin"))).toBeNull();
    expect(before.toShow(place)).toHaveLength(2);
    expect(before.isDue(priya.told, true)).toBe(false);
    const after = choicesIn([...both, shownBy("maya", both)]);
    expect(after.roundOf(place)).toBe(2);
    expect(after.unreadOf(place, cardOf("priya"))).toMatchObject({ state: "on its way" });
    expect(after.isDue(priya.told, false)).toBe(true);
    expect(after.toShow(place)).toEqual([]);
    const told = choicesIn([...both, shownBy("maya", both), priya.told]);
    expect(told.unreadOf(place, cardOf("priya"))).toBeNull();
    expect(told.counts(priya.told)).toBe(true);
    expect(told.isDue(priya.told, true)).toBe(false);
  });

  test("waits for nobody: who chose and was not there then chooses in the next one", () => {
    const shown = shownBy("maya", [priya.choice]);
    const here = choicesIn([...both, shown, priya.told]);
    expect(here.unreadOf(place, cardOf("jonas"))).toMatchObject({ state: "missed" });
    expect(here.isDue(jonas.told, true)).toBe(false);
    expect(here.counts(jonas.told)).toBe(false);
    const again = chosen("jonas", { to: 2, round: 2 });
    const next = [...both, shown, priya.told, again.choice];
    expect(choicesIn(next).unreadOf(place, cardOf("jonas"))).toMatchObject({ state: "hidden" });
    const last = choicesIn([...next, shownBy("maya", [again.choice], 2), again.told]);
    expect(last.counts(again.told)).toBe(true);
    expect(last.roundOf(place)).toBe(3);
  });

  test("choosing again replaces what nobody has seen; one’s own word stands above an entry", () => {
    const later = chosen("priya", { to: 5, when: noon + 1 });
    expect(choicesIn([...both, later.choice]).toShow(place)).toContain(
      later.choice.body.commitment,
    );
    expect(choicesIn([...both, later.choice]).toShow(place)).not.toContain(
      priya.choice.body.commitment,
    );
    const entered = chosen("maya", { panelist: "priya", when: noon + 2 });
    expect(choicesIn([priya.choice, entered.choice]).toShow(place)).toEqual([
      priya.choice.body.commitment,
    ]);
  });
});

describe("nobody gains", () => {
  test("by another score than they chose, another’s words, or none chosen", () => {
    const records = [...both, shownBy("maya", both)];
    const here = choicesIn(records);
    const other = { ...priya.told, body: { ...priya.told.body, to: 1 as const } };
    expect(here.counts(other)).toBe(false);
    expect(here.counts({ ...priya.told, author: PanelistId.parse("jonas") })).toBe(false);
    const { sealed: _, ...open } = priya.told.body;
    expect(here.counts({ ...priya.told, body: open })).toBe(false);
  });

  test("by showing the others first and choosing then", () => {
    const peeking = chosen("jonas", { to: 5, when: noon + 9 });
    const records = [priya.choice, shownBy("jonas", [priya.choice]), peeking.choice];
    // A device heeds a lead of itself; somebody else only where its own person says so.
    expect(choicesIn(records).isDue(priya.told, false)).toBe(false);
    expect(choicesIn(records).isDue(priya.told, true)).toBe(true);
    const own = shownBy("jonas", [priya.choice, peeking.choice]);
    expect(choicesIn([...records, own]).counts(peeking.told)).toBe(false);
    // Nor as a lead, whose own first list is the one that opened the others.
    const lead = [priya.choice, shownBy("maya", [priya.choice]), maya.choice];
    expect(choicesIn(lead).isDue(priya.told, false)).toBe(true);
    const second = shownBy("maya", [priya.choice, maya.choice]);
    expect(choicesIn([...lead, second, maya.told]).counts(maya.told)).toBe(false);
  });

  test("by saying afterwards that it had shown nothing, unless they lead", () => {
    const records = [...both, shownBy("maya", both), priya.told, jonas.told];
    expect(choicesIn([...records, shownBy("lin", [])]).counts(priya.told)).toBe(true);
    expect(choicesIn([...records, shownBy("maya", [])]).counts(priya.told)).toBe(false);
  });

  test("by listing a choice in another round than it was made for", () => {
    const records = [...both, shownBy("maya", both), priya.told];
    const elsewhere = shownBy("lin", both, 7);
    expect(choicesIn([...records, elsewhere]).counts(priya.told)).toBe(true);
    expect(choicesIn([...records, elsewhere]).roundOf(place)).toBe(2);
    expect(choicesIn([...both, elsewhere]).counts(priya.told)).toBe(false);
  });

  test("by a round of their own: of another kit, another candidate, or one nobody has come to", () => {
    const card = aSealedCard("lin", "lin", "1");
    const records = [card, ...both, shownBy("maya", both), priya.told, jonas.told];
    const tom = { ...place, candidate: CandidateId.parse(idOf("tom")) };
    const other = { ...place, kit: KitId.parse(`kit.${"0".repeat(64)}`) };
    for (const there of [tom, other]) {
      const own = chosen("lin", { to: 5, there });
      const here = choicesIn([...records, own.choice, shownBy("lin", [own.choice], 1, there)]);
      expect(here.counts(own.told)).toBe(false);
    }
    const ahead = chosen("lin", { to: 5, round: 7 });
    const here = choicesIn([...records, ahead.choice, shownBy("lin", [ahead.choice], 7)]);
    expect(here.counts(ahead.told)).toBe(false);
    // In the next one they can: choosing again is as open to them as to anybody.
    const next = chosen("lin", { to: 5, round: 2 });
    const after = choicesIn([...records, next.choice, shownBy("lin", [next.choice], 2)]);
    expect(after.counts(next.told)).toBe(true);
  });

  test("in another’s name, or without a seat", () => {
    const forged = [
      signedBy("jonas", shownBy("maya", both)),
      signedBy("stranger", shownBy("maya", both)),
      signedBy("jonas", priya.choice),
    ];
    const here = choicesIn(forged);
    expect(here.roundOf(place)).toBe(1);
    expect(here.unreadOf(place, cardOf("priya"))).toBeNull();
  });
});

test("where no lead shows, all who did must have had it", () => {
  const records = [...both, shownBy("lin", both), shownBy("jonas", [jonas.choice])];
  expect(choicesIn(records).counts(priya.told)).toBe(false);
  expect(choicesIn(records).counts(jonas.told)).toBe(true);
  // A lead who shows it too settles that.
  expect(choicesIn([...records, shownBy("maya", both)]).counts(priya.told)).toBe(true);
});

test("the order in which they came does not show", () => {
  const again = chosen("priya", { to: 5, when: noon + 1 });
  const records = [
    ...both,
    again.choice,
    maya.choice,
    shownBy("lin", both),
    shownBy("maya", both),
    shownBy("jonas", []),
    priya.told,
    jonas.told,
    maya.told,
  ];
  const lookAt = (some: readonly SharedRecord[]) => {
    const here = choicesIn(some);
    return {
      round: here.roundOf(place),
      unread: ["maya", "priya", "jonas", "lin"].map((name) => here.unreadOf(place, cardOf(name))),
      counts: [priya, jonas, maya, again].map(({ told }) => here.counts(told)),
      shown: here.shownOn(place).map(({ id }) => id),
      due: [priya, jonas, maya, again].map(({ told }) => here.isDue(told, false)),
    };
  };
  fc.assert(
    fc.property(fc.shuffledSubarray(records), fc.integer({ min: 0, max: 5 }), (some, twice) => {
      const forward = lookAt(some);
      expect(lookAt([...some.toReversed(), ...some.slice(0, twice)])).toEqual(forward);
    }),
  );
});
