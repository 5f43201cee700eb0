import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { liveOf } from "#domain/records/record.ts";
import { db } from "#storage/database.ts";
import { deviceWith, scoresHere } from "#test/devices.ts";
import { aMember, aPanel, openingRecord, reviewedMarks, scorecardRecord } from "#test/records.ts";
import { openApp } from "#test/renderApp.tsx";

const path = "/openings/berlin/panel";
const cards = [
  ["maya", "sofia", 5, 4],
  ["priya", "sofia", 4, 4],
  ["maya", "tom", 2, 3],
  ["priya", "tom", 3, 4],
] as const;
const panel = [
  ...aPanel({ cards: [] }),
  ...cards.map(([author, candidate, delivery, judgement]) =>
    scorecardRecord({ author, opening: "berlin", candidate, scores: { delivery, judgement } }),
  ),
];
const marks = reviewedMarks(panel);
const region = (name: RegExp) => screen.getByRole("region", { name });
const row = (name: RegExp) => within(region(/^Every candidate/)).getByRole("row", { name });

describe("what the meeting holds back", () => {
  beforeEach(async () => {
    await deviceWith(panel);
    await scoresHere("maya");
  });

  test("is held back on the Panel page: no means, no corrected scores, no order", async () => {
    openApp(path);
    await screen.findByRole("heading", { name: /^On 2 candidates/ });
    expect(row(/Sofia/)).toHaveTextContent(/held back2 of 2held back2 of 2/);
    expect(region(/^Every candidate/)).not.toHaveTextContent(/\d\.\d/);
    expect(region(/^Who can be told apart/)).not.toHaveTextContent(/Sofia|Tom|mean \d/);
  });

  test("comes out candidate by candidate, as their items are reviewed, and the order last", async () => {
    await db.registers.bulkPut(marks.filter(({ body }) => body.candidate === "sofia"));
    openApp(path);
    await screen.findByRole("heading", { name: /^On 2 candidates/ });
    expect(row(/Sofia/)).toHaveTextContent(/4\.52 of 24\.02 of 2/);
    expect(row(/Tom/)).toHaveTextContent(/held back/);
    expect(region(/^Every candidate/)).toHaveTextContent(/still to be reviewed: 1 candidate of 2/);
    await db.registers.bulkPut(marks);
    expect(await within(row(/Tom/)).findByText("2.5")).toBeVisible();
    expect(region(/^Every candidate/)).not.toHaveTextContent(/held back/i);
  });

  test("with one candidate, the levels each panelist gave are held back too: they are the means", async () => {
    await db.registers.bulkDelete(
      liveOf(panel, "candidate")
        .filter(({ id }) => id === "tom")
        .map(({ kind, id }) => [kind, id]),
    );
    openApp(path);
    await screen.findByRole("heading", { name: /^On 1 candidate/ });
    expect(region(/uses the scale/)).toHaveTextContent(/Held back/);
    expect(region(/uses the scale/)).not.toHaveTextContent(/gave 4 or 5/);
  });
});

test("a candidate of another opening comes out where that opening has reviewed them", async () => {
  const other = [
    openingRecord("second", { title: "Second", panel: [aMember("maya"), aMember("priya")] }),
    ...aPanel({ opening: "second", candidates: { lee: "Lee Wong" } }).filter(
      ({ kind }) => kind === "candidate" || kind === "scorecard",
    ),
  ];
  await deviceWith([...panel, ...marks, ...other, ...reviewedMarks([...panel, ...other])]);
  await scoresHere("maya");
  const user = openApp(path);
  await user.click(await screen.findByRole("radio", { name: "All openings on this kit version" }));
  await screen.findByRole("heading", { name: /^On 3 candidates/ });
  expect(row(/Lee Wong/)).toHaveTextContent(/\d\.\d/);
});
