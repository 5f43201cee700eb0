import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Level } from "#domain/kit/kit.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { db } from "#storage/database.ts";
import { bigPanel } from "#test/bigPanel.ts";
import { deviceWith, scoresHere, isInSampleAs } from "#test/devices.ts";
import {
  aMember,
  candidateRecord,
  kitRecord,
  openingRecord,
  panelistRecord,
  reviewedMarks,
  scorecardRecord,
} from "#test/records.ts";
import { openApp, wholePage } from "#test/renderApp.tsx";

const path = "/openings/berlin/panel";

/** Ana a point below Bo on all but the last candidate; everything else alike. */
function aSearch(candidates: number) {
  const met = Array.from({ length: candidates }, (_, c) => `c${c}`);
  const cardOf = (author: string, candidate: string, c: number) => {
    const level = (1 + (c % 3) + (author === "bo" && c < candidates - 1 ? 1 : 0)) as Level;
    return scorecardRecord({
      author,
      opening: "berlin",
      candidate,
      scores: { delivery: level, judgement: level },
    });
  };
  return {
    panel: [
      kitRecord(),
      openingRecord("berlin", { panel: [aMember("ana"), aMember("bo")] }),
      panelistRecord("ana", "Ana Ruiz"),
      panelistRecord("bo", "Bo Lind"),
      ...met.map((id, c) => candidateRecord(id, `Candidate ${c}`, "berlin")),
    ],
    cards: met.flatMap((id, c) => ["ana", "bo"].map((author) => cardOf(author, id, c))),
  };
}

beforeEach(() => deviceWith());

describe("the panel of the sample", () => {
  beforeEach(async () => {
    const sample = samplePanel(new Date().toISOString());
    await deviceWith([...sample, ...reviewedMarks(sample)]);
    await isInSampleAs("sample-maya");
  });

  test("says in words what two candidates can carry, and gives the numbers with intervals", async () => {
    openApp("/openings/sample-opening/panel");
    expect(
      await screen.findByRole("heading", { name: /On 2 candidates, .+ Not enough shared/ }),
    ).toBeVisible();
    const strictness = within(screen.getByRole("region", { name: /How strictly/ }));
    const table = within(strictness.getByRole("table", { hidden: true }));
    const priya = table.getByRole("row", { name: /Priya Nair/, hidden: true });
    expect(priya).toHaveTextContent(
      /Priya Nair−0\.\d−\d\.\d to [+−]?\d\.\d22not enough yet: 2 of 8/,
    );
    expect(wholePage()).not.toMatch(/p-value|significant|\bstrict\b</i);
    const agreement = within(screen.getByRole("region", { name: /agrees on each item/ }));
    expect(agreement.getByRole("row", { name: /Own evaluation/ })).toHaveTextContent(
      /0\.8not enough yet: 2 of 52/,
    );
    expect(wholePage()).not.toContain("Wei Lindqvist");
  });

  test("corrects nothing until one switches it on, and then says what it rests on", async () => {
    const user = openApp("/openings/sample-opening/panel");
    const lens = await screen.findByRole("checkbox", { name: /corrected for strictness/ });
    await waitFor(() => expect(lens).toBeEnabled());
    expect(lens).not.toBeChecked();
    expect(screen.queryByRole("columnheader", { name: "Corrected" })).toBeNull();
    await user.click(lens);
    expect(screen.getByRole("columnheader", { name: "Corrected" })).toBeVisible();
    expect(screen.getByText(/strictness cannot change the order/)).toBeVisible();
    const matrix = within(screen.getByRole("region", { name: "Every candidate, every panelist" }));
    expect(matrix.getByRole("row", { name: /Ines Duarte/ })).toHaveTextContent(
      /4\.24 panelists4\.\d3\.\d to 4\.\d$/,
    );
  });
});

test("names the strict and the lenient once there are enough shared interviews", async () => {
  const { panel, cards } = aSearch(9);
  await deviceWith([...panel, ...cards]);
  await scoresHere("ana");
  openApp(path);
  expect(
    await screen.findByRole("heading", { name: /Ana Ruiz scores strictly, Bo Lind leniently\.$/ }),
  ).toBeVisible();
});

test("a card that comes in changes the words and the numbers", async () => {
  const { panel, cards } = aSearch(2);
  await deviceWith([...panel, ...cards.slice(0, 2)]);
  await scoresHere("ana");
  openApp(path);
  expect(await screen.findByRole("heading", { name: /^On 1 candidate,/ })).toBeVisible();
  expect(screen.getByRole("checkbox", { name: /corrected/ })).toBeDisabled();
  await db.registers.bulkPut(cards.slice(2));
  expect(await screen.findByRole("heading", { name: /^On 2 candidates,/ })).toBeVisible();
  expect(screen.queryByRole("heading", { name: /^On 1 candidate,/ })).toBeNull();
});

test("a panel too large for the page is computed beside it", async () => {
  await deviceWith(bigPanel("a", 26, 4));
  await scoresHere("a-p0");
  openApp("/openings/big-a/panel");
  expect(await screen.findByRole("heading", { name: /^On 26 candidates,/ })).toBeVisible();
});

describe("private prompts", () => {
  const sample = "/openings/sample-opening/panel";
  beforeEach(() => deviceWith(samplePanel(new Date().toISOString())));

  test("a panelist finds their own, folded, and no word about anybody else's", async () => {
    await isInSampleAs("sample-priya");
    openApp(sample);
    const own = within(await screen.findByRole("region", { name: "Private" }));
    expect(own.getByText(/For you alone/)).toBeVisible();
    expect(own.getByText("Your scores beside your colleagues’")).toBeVisible();
    // Folded: a shared screen shows nothing of it.
    expect(own.getByText(/Not enough yet for how far scores spread/)).not.toBeVisible();
    expect(own.queryByText(/Each panelist/)).toBeNull();
  });

  test("the lead finds everybody's, by name", async () => {
    await isInSampleAs("sample-maya");
    const user = openApp(sample);
    const all = within(await screen.findByRole("region", { name: "Private" }));
    await user.click(all.getByText("Each panelist’s scores beside their colleagues’"));
    expect(all.getByRole("heading", { name: "Priya Nair" })).toBeVisible();
    expect(all.queryByRole("heading", { name: "Maya Okafor" })).toBeNull();
  });

  test("somebody who is not on the panel finds no trace of them", async () => {
    await isInSampleAs("sample-somebody-else");
    openApp(sample);
    await screen.findByRole("heading", { name: /^On 2 candidates|^On \d+ candidates/ });
    expect(screen.queryByRole("heading", { name: "Private" })).toBeNull();
    expect(wholePage()).not.toMatch(/beside (?:your|their) colleagues/);
  });
});

test("agreement by points stands beside agreement by ranks, on request", async () => {
  const { panel, cards } = aSearch(9);
  await deviceWith([...panel, ...cards]);
  await scoresHere("ana");
  const user = openApp(path);
  const card = within(await screen.findByRole("region", { name: /agrees on each item/ }));
  const all = () => card.getByRole("row", { name: /All items/ }).textContent;
  const ordinal = all();
  await user.click(card.getByRole("checkbox", { name: /Count points between scores/ }));
  expect(all()).not.toBe(ordinal);
});

test("openings on one kit version are looked at together on request, each blind as it is", async () => {
  const { panel, cards } = aSearch(3);
  await deviceWith([...panel, ...cards]);
  await scoresHere("ana");
  const user = openApp(path);
  await screen.findByRole("heading", { name: /^On 3 candidates/ });
  expect(screen.queryByRole("radio", { name: "All openings on this kit version" })).toBeNull();
  const second = (candidate: string, authors: readonly string[]) => [
    candidateRecord(candidate, candidate === "lee" ? "Lee Wong" : "Kim Roth", "second"),
    ...authors.map((author) => scorecardRecord({ author, opening: "second", candidate })),
  ];
  await db.registers.bulkPut([
    openingRecord("second", { title: "Second", panel: [aMember("ana"), aMember("bo")] }),
    ...second("lee", ["ana", "bo"]),
    // Ana's own card is missing: Kim stays out.
    ...second("kim", ["bo"]),
  ]);
  await user.click(await screen.findByRole("radio", { name: "All openings on this kit version" }));
  expect(await screen.findByRole("heading", { name: /^On 4 candidates/ })).toBeVisible();
  expect(screen.getByText(/with all cards in, from 2 openings/)).toBeVisible();
  expect(screen.getByRole("rowheader", { name: "Lee Wong (Second)" })).toBeVisible();
  expect(wholePage()).not.toContain("Kim Roth");
});

describe("what a sentence is about", () => {
  /** Three pairs of panelists who share nobody, on nine candidates. */
  const people = ["ana", "bo", "cy", "dee", "eve", "flo"];
  const groups = [
    kitRecord(),
    openingRecord("berlin", { panel: people.map((id) => ({ ...aMember(id), rounds: [] })) }),
    ...people.map((id) => panelistRecord(id, id)),
    ...Array.from({ length: 9 }, (_, c) => candidateRecord(`c${c}`, `Candidate ${c}`, "berlin")),
    ...Array.from({ length: 9 }, (_, c) =>
      people
        .filter((__, p) => Math.floor(p / 2) === Math.floor(c / 3))
        .map((author, p) =>
          scorecardRecord({
            author,
            opening: "berlin",
            candidate: `c${c}`,
            scores: {
              delivery: (1 + ((c * 2 + p) % 5)) as Level,
              judgement: (1 + ((c + p * c) % 4)) as Level,
            },
          }),
        ),
    ).flat(),
  ];

  test("three groups are not called both, and a rank says of how many draws in a hundred", async () => {
    await deviceWith([...groups, ...reviewedMarks(groups)]);
    await scoresHere("ana");
    openApp(path);
    const card = await screen.findByRole("region", { name: "Who can be told apart" });
    expect(card).toHaveTextContent(/assumes all 3 are equally strict on average/);
    expect(card).not.toHaveTextContent(/\bboth\b/);
    expect(card).toHaveTextContent(/rank \d to \d of 3 \(90%\)/);
  });

  test("strictness speaks of as many openings as it was measured in", async () => {
    const { panel, cards } = aSearch(3);
    await deviceWith([
      ...panel,
      ...cards,
      openingRecord("second", { title: "Second", panel: [aMember("ana"), aMember("bo")] }),
      candidateRecord("lee", "Lee Wong", "second"),
      ...["ana", "bo"].map((author) =>
        scorecardRecord({ author, opening: "second", candidate: "lee" }),
      ),
    ]);
    await scoresHere("ana");
    const user = openApp(path);
    const strictness = () => screen.getByRole("region", { name: /How strictly/ });
    await screen.findByRole("heading", { name: /^On 3 candidates/ });
    expect(strictness()).toHaveTextContent(/it speaks of this opening only/);
    await user.click(
      await screen.findByRole("radio", { name: "All openings on this kit version" }),
    );
    await screen.findByRole("heading", { name: /^On 4 candidates/ });
    expect(strictness()).toHaveTextContent(/it speaks of these 2 openings only/);
  });
});
