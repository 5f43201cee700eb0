import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { Level } from "#domain/kit/kit.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { db } from "#storage/database.ts";
import { deviceWith, scoresHere } from "#test/devices.ts";
import {
  aMember,
  candidateRecord,
  kitRecord,
  openingRecord,
  panelistRecord,
  reviewedMarks,
  scorecardRecord,
} from "#test/records.ts";
import { openApp, untilAt } from "#test/renderApp.tsx";

const path = "/openings/berlin/panel";
const people = ["ana", "bo", "cy", "dee"];
const best = () => screen.findByRole("region", { name: "Who may be best" });

/** Scores that differ by candidate, panelist and item; `met` says who met whom. */
function aSearch(
  candidates: number,
  met: (candidate: number, panelist: number) => boolean = () => true,
): SharedRecord[] {
  return [
    kitRecord(),
    openingRecord("berlin", { panel: people.map((id) => ({ ...aMember(id), rounds: [] })) }),
    ...people.map((id) => panelistRecord(id, id.toUpperCase())),
    ...Array.from({ length: candidates }, (_, c) =>
      candidateRecord(`c${c}`, `Cand ${c}`, "berlin"),
    ),
    ...Array.from({ length: candidates }, (_, c) =>
      people.flatMap((author, p) => {
        if (!met(c, p)) return [];
        const level = (i: number) =>
          Math.max(
            1,
            Math.min(5, Math.round(1.6 + ((c * 3) % 7) * 0.45 + ((c + p + i) % 3) * 0.5)),
          );
        return scorecardRecord({
          author,
          opening: "berlin",
          candidate: `c${c}`,
          scores: { delivery: level(0) as Level, judgement: level(1) as Level },
        });
      }),
    ).flat(),
  ];
}

async function look(records: readonly SharedRecord[], isReviewed = true) {
  await deviceWith(isReviewed ? [...records, ...reviewedMarks(records)] : records);
  await scoresHere("ana");
  return openApp(path);
}

describe("the first card of the Panel page", () => {
  test("names who may be best in a sentence, says how sure, and what would tell more", async () => {
    await look(aSearch(12, (c, p) => (c + p) % 4 !== 3));
    const card = within(await best());
    expect(
      await card.findByText(/Cand \d+ is (?:probably|clearly) ahead|may each be best/),
    ).toBeVisible();
    expect(card.getByText(/of which one\.|as far as these cards go/)).toBeVisible();
    expect(card.getByText(/^[A-Z]+ meets Cand \d+$/)).toBeVisible();
    expect(card.getByText(/so that everybody has the same process/)).toBeVisible();
    expect(card.getByRole("region", { name: /^Reliability of the mean/ })).toHaveTextContent(
      /23 now456/,
    );
    const [headline] = screen.getAllByRole("heading", { level: 2 });
    expect(headline).toHaveTextContent("Who may be best");
  });

  test("of two candidates says that this is not sure yet", async () => {
    const sample = samplePanel(new Date().toISOString());
    await deviceWith([...sample, ...reviewedMarks(sample)]);
    await scoresHere("sample-maya");
    openApp("/openings/sample-opening/panel");
    const card = within(await best());
    expect(
      await card.findByText(
        /^Ines Duarte .+ Amara Osei.*; two candidates met, so this is not sure yet\.$/,
      ),
    ).toBeVisible();
    expect(card.getByText(/Not enough candidates to tell yet: 2 of 8/)).toBeVisible();
  });

  test("is held back while an item is unreviewed, leads to the talk, and then comes out", async () => {
    const records = aSearch(9);
    const marks = reviewedMarks(records);
    await deviceWith([...records, ...marks.slice(1)]);
    await scoresHere("ana");
    const user = openApp(path);
    const card = within(await best());
    expect(await card.findByText("Held back until every item has been reviewed.")).toBeVisible();
    expect(await best()).toHaveTextContent(
      /One candidate is still to be talked through:Cand 0, 1 item left/,
    );
    await screen.findByRole("heading", { name: /^On 9 candidates/ });
    expect(await best()).not.toHaveTextContent(/ahead of|probably|may each/);
    await db.registers.bulkPut(marks);
    // What is held back speaks of who is ahead as well: first it has to be gone.
    await waitFor(() => expect(card.queryByText(/^Held back/)).toBeNull());
    const [answer] = await card.findAllByText(/ahead|may each be best/);
    expect(answer).toBeVisible();
    await db.registers.bulkDelete(marks.slice(0, 1).map(({ kind, id }) => [kind, id]));
    await card.findByText("Held back until every item has been reviewed.");
    await user.click(card.getByRole("link", { name: "Cand 0" }));
    await untilAt(/\/calibrate\/c0$/);
  });

  test("compares no groups that share nobody, and each within itself", async () => {
    await look(aSearch(12, (c, p) => c < 6 === p < 2));
    const card = within(await best());
    expect(
      await card.findByText(/Nobody can be called best overall: these are two groups/),
    ).toBeVisible();
    expect(card.getAllByRole("heading", { level: 3, name: /six candidates met/ })).toHaveLength(2);
    expect(card.getByText(/Not computed across groups that share nobody/)).toBeVisible();
  });

  test("says why where nobody can be said to be ahead", async () => {
    await look(aSearch(6, (_, p) => p === 0));
    const card = within(await best());
    expect(await card.findByText("Nobody can be said to be ahead.")).toBeVisible();
    expect(card.getByText(/Only one panelist has scored/)).toBeVisible();
  });
});
