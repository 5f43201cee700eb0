import { describe, expect, it } from "vitest";
import { canonical } from "#domain/hash.ts";
import { PanelistId } from "#domain/id.ts";
import { Head, headId, shortStamp, stampOf } from "#domain/records/head.ts";
import { headDue, mostNamed } from "#domain/seats/heads.ts";
import { at, candidateRecord, instant, noon } from "#test/records.ts";
import { aKey, search, signedBy } from "#test/signedPanel.ts";

/** Copies one device wrote one after the other, each on a candidate with as long an id as there is. */
function written(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const id = `candidate-${index}`.padEnd(64, "x");
    return signedBy("maya", candidateRecord(id, `Person ${index}`, search, at(noon + index)));
  });
}

function namedIn(copies: ReturnType<typeof written>): string[] {
  return (headDue(search, aKey("maya"), copies)?.records ?? []).flatMap(({ stamps }) => stamps);
}
const stampsOf = (copies: ReturnType<typeof written>) =>
  copies.map((copy) => shortStamp(stampOf(copy)));

describe("what a device says it has written", () => {
  it("is all of it, as long as that is not much", () => {
    const copies = written(40);
    expect(namedIn(copies).toSorted()).toEqual(stampsOf(copies).toSorted());
  });

  it("is that it has nothing left, once all it said is erased: its last word would name them", () => {
    const [copy] = written(1);
    if (copy === undefined) throw new Error("Nothing was written.");
    const due = headDue(search, aKey("maya"), [copy]);
    const head = signedBy("maya", {
      id: headId(aKey("maya")),
      kind: "head",
      author: PanelistId.parse("maya"),
      version: at(noon + 5),
      body: { opening: search, records: due?.records ?? [], at: instant() },
    });
    expect(headDue(search, aKey("maya"), [copy, head])).toBeNull();
    expect(headDue(search, aKey("maya"), [head])).toEqual({ opening: search, records: [] });
    expect(headDue(search, aKey("maya"), [])).toBeNull();
  });

  it("is the latest of ten thousand, and no more than one record may hold anywhere", () => {
    const copies = written(10_000);
    const due = headDue(search, aKey("maya"), copies);
    const body = { ...due, at: instant() };
    expect(Head.safeParse(body).success).toBe(true);
    expect(canonical(body).length).toBeLessThan(250 * 1024);
    expect(namedIn(copies).toSorted()).toEqual(stampsOf(copies.slice(-mostNamed)).toSorted());
  });
});
