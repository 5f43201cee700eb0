import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutNames } from "#domain/exports/called.ts";
import { CandidateId, OpeningId } from "#domain/id.ts";
import { byNumber, numbered, type Numbers } from "#domain/panel/byNumber.ts";
import { assemblePanel } from "#domain/panel/panel.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { aPanel, at, candidateRecord, noon, openingRecord } from "#test/records.ts";

const berlin = OpeningId.parse("berlin");
const ids = ["ann", "bo", "cy"].map((id) => CandidateId.parse(id));

function panelOf(records: readonly SharedRecord[]) {
  const panel = assemblePanel(records, berlin);
  if (panel === null) throw new Error("No such opening.");
  return panel;
}
const panelWith = (...candidates: SharedRecord[]) =>
  panelOf([...aPanel().filter(({ kind }) => kind !== "candidate"), ...candidates]);
const namesIn = (records: readonly SharedRecord[]) =>
  panelOf(records).candidates.map(({ name }) => name);

describe("candidates by number on a screen", () => {
  test("keep their numbers whoever comes, is changed or goes, and none is given twice", () => {
    const [ann, bo, cy] = ids.map((id, index) =>
      candidateRecord(id, `Name ${id}`, "berlin", at(noon + index)),
    );
    if (ann === undefined || bo === undefined || cy === undefined) throw new Error("Nobody.");
    const first = panelWith(ann, bo);
    const numbers: Numbers = { [berlin]: numbered(first, {}) };
    expect(byNumber(first, numbers).candidates.map(({ name }) => name)).toEqual([
      "Candidate 1",
      "Candidate 2",
    ]);
    // Changing somebody puts them last on the roster; their number stays.
    const later = { ...ann, version: at(noon + 9) };
    const changed = byNumber(panelWith(later, bo), numbers).candidates;
    expect(changed.map(({ written, name }) => [written, name])).toEqual([
      ["Name bo", "Candidate 2"],
      ["Name ann", "Candidate 1"],
    ]);
    const erased: Numbers = { [berlin]: [ids[0] ?? null, null] };
    expect(byNumber(panelWith(later, cy), erased).candidates.map(({ name }) => name)).toEqual([
      "Candidate 3",
      "Candidate 1",
    ]);
  });
});

describe("an opening whose candidates go by number", () => {
  const opening = openingRecord("berlin", { byNumber: true });
  const called = (id: string, number: number, name = `Candidate ${number}`) => {
    const record = candidateRecord(id, name, "berlin", at(noon));
    return { ...record, body: { ...record.body, number } };
  };
  const rest = aPanel().filter(({ kind }) => kind !== "candidate" && kind !== "opening");

  test("shows the number and never what else the record might call them", () => {
    const records = [...rest, opening, called("ann", 2, "Ann Planted"), called("bo", 1)];
    expect(namesIn(records)).toEqual(["Candidate 1", "Candidate 2"]);
    expect(byNumber(panelOf(records), {}).candidates).toEqual(panelOf(records).candidates);
  });

  test("tells two apart who were added at once, and neither changes when a third comes", () => {
    const two = [...rest, opening, called("annx7q", 3), called("bok2m", 3)];
    expect(namesIn(two).toSorted()).toEqual(["Candidate 3-K2M", "Candidate 3-X7Q"]);
    expect(namesIn([...two, called("cyz9z", 3)])).toEqual(expect.arrayContaining(namesIn(two)));
  });
});

describe("names in what people wrote", () => {
  const names = ["Amara Osei", "May Lin", "王伟"];
  const put = (evidence: string) => withoutNames({ evidence }, names);

  test.each([
    ["Amara Osei’s plan", "[the candidate]’s plan", 1],
    ["AMARA OSEI said so; Osei did", "[the candidate] said so; [the candidate] did", 2],
    ["Amara, Amara", "[the candidate], [the candidate]", 2],
    ["it may work, May said", "it may work, [the candidate] said", 1],
    ["Amarantine, Oseian", "Amarantine, Oseian", 0],
    ["我觉得王伟很好", "我觉得[the candidate]很好", 1],
  ])("%j", (text, without, found) => {
    expect(put(text)).toEqual({ value: { evidence: without }, found });
  });

  test("are looked for there, and nowhere else", () => {
    const record = { panelist: "Amara Osei", opening: { title: "Osei" }, score: 3, at: null };
    expect(withoutNames(record, names)).toEqual({ value: record, found: 0 });
  });

  test("are out, whatever is in them", () => {
    const name = fc.string({ unit: "grapheme", minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(name, fc.string(), (one, text) => {
        const { value } = withoutNames({ evidence: `${text} ${one} .` }, [one]);
        return one.trim().length < 2 || !value.evidence.includes(` ${one.trim()} .`);
      }),
    );
  });
});
