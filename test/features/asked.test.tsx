import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { PanelistId } from "#domain/id.ts";
import { backupOf, writeBackup } from "#domain/files/backup.ts";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import { liveOf, type SharedRecord } from "#domain/records/record.ts";
import { db } from "#storage/database.ts";
import { deviceWith, scoresHere } from "#test/devices.ts";
import {
  aDraft,
  aPanel,
  at,
  candidateRecord,
  correctedCard,
  instant,
  noon,
  panelistRecord,
  samenessRecord,
  scorecardRecord,
  tombstoneOf,
} from "#test/records.ts";
import { fill, openApp, untilAt } from "#test/renderApp.tsx";

const panel = aPanel({
  cards: [
    ["maya", "sofia"],
    ["priya", "sofia"],
  ],
});
const priyas = liveOf(panel, "scorecard").find(({ author }) => author === "priya");
if (priyas === undefined) throw new Error("Priya has a card.");

beforeEach(async () => {
  await deviceWith(panel);
  await scoresHere("maya");
});

async function paste(text: string) {
  const user = openApp("/receive");
  await user.click(await screen.findByText("Paste the text of a file instead"));
  await fill(user, screen.getByRole("textbox", { name: "Text of the file" }), text);
  await user.click(screen.getByRole("button", { name: "See what is in it" }));
  return user;
}

const packet = (...records: SharedRecord[]) => writePacket(packetOf(records));
const asked = async () => within(await screen.findByRole("region", { name: "Only if you say so" }));

describe("what a file asks for", () => {
  test("is named one by one, unticked, and stays out unless somebody says yes", async () => {
    await db.drafts.put(aDraft("maya", "berlin", "tom", { takeaways: "Half a thought" }));
    const erased = tombstoneOf(candidateRecord("tom", "T", "berlin"), at(noon + 9));
    const user = await paste(packet(erased, correctedCard(priyas, { takeaways: "Forged" })));
    const questions = await asked();
    const boxes = questions.getAllByRole("checkbox");
    expect(boxes).toHaveLength(2);
    for (const box of boxes) expect(box).not.toBeChecked();
    expect(questions.getByText(/It also erases the unsent card of/)).toHaveTextContent(
      "Tom Becker",
    );
    expect(questions.getByRole("button", { name: "Save its words" })).toBeVisible();
    expect(questions.getByText(/version 2, submitted/)).toBeVisible();
    await user.click(questions.getByRole("checkbox", { name: /Erase Tom Becker/ }));
    await user.click(screen.getByRole("button", { name: "Bring in" }));
    // Afterwards too: what became of the draft, and its words.
    const fates = await screen.findByRole("region", { name: "Cards being written" });
    expect(fates).toHaveTextContent(/Tom Becker.*went with what was erased/);
    expect(within(fates).getByRole("button", { name: "Save its words" })).toBeVisible();
    expect(await db.registers.get(["candidate", "tom"])).toMatchObject({ deleted: true });
    expect(liveOf(await db.registers.toArray(), "scorecard")).toHaveLength(2);
    await user.click(screen.getByRole("button", { name: "Go on" }));
    await untilAt(/^\/$|\/openings\//);
  });

  test("cannot be two members of one panel made one", async () => {
    await paste(packet(samenessRecord("panelist", "maya", "priya")));
    const questions = await asked();
    expect(questions.getByRole("checkbox")).toBeDisabled();
    expect(questions.getByText(/they are two people and stay two/)).toBeVisible();
  });

  test("is not called checked beyond what was checked", async () => {
    await deviceWith();
    await paste(packet(...panel));
    expect(await screen.findAllByText(/^new; its receipt matches/)).toHaveLength(2);
    expect(screen.queryByText(/fits|checked|genuine/)).toBeNull();
  });
});

test("candidates of one name arrive apart, with who met them, and nobody is linked unasked", async () => {
  await deviceWith(panel);
  const theirs = [
    ...aPanel({ candidates: {}, cards: [] }).map((one): SharedRecord =>
      one.kind === "opening" && "body" in one ? { ...one, id: "munich" as typeof one.id } : one,
    ),
    candidateRecord("sofia-2", "Sofia Lindqvist", "munich"),
    scorecardRecord({ author: "priya", opening: "munich", candidate: "sofia-2" }),
  ];
  const user = await paste(packet(...theirs));
  const links = within(await screen.findByRole("region", { name: "Put together" }));
  for (const box of links.getAllByRole("checkbox")) expect(box).not.toBeChecked();
  expect(
    links.getByText(/Sofia Lindqvist: Maya Okafor on .* Sofia Lindqvist: Priya Raman on/),
  ).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Bring in" }));
  // What an earlier file brought in may be said still.
  await waitFor(async () => expect(await db.registers.get(["opening", "munich"])).toBeDefined());
  expect(await screen.findByText(/^Brought in: /)).toBeVisible();
  expect(liveOf(await db.registers.toArray(), "sameness")).toEqual([]);
});

describe("a backup", () => {
  test("waits for whose it is, and tells each draft's fate before and after", async () => {
    const backup = backupOf(panel, {
      drafts: [aDraft("maya", "berlin", "tom", { takeaways: "From the backup" })],
      privateNotes: [],
      people: [{ panelist: PanelistId.parse("maya"), addedAt: instant() }],
      me: PanelistId.parse("maya"),
    });
    await deviceWith([panelistRecord("maya-at-home", "Maya Okafor")]);
    await scoresHere("maya-at-home");
    const user = await paste(writeBackup(backup));
    expect(await screen.findByText(/comes back, as of/)).toHaveTextContent("Tom Becker");
    expect(screen.getByRole("button", { name: "Restore this backup" })).toBeDisabled();
    await user.click(screen.getByRole("radio", { name: /put together with Maya Okafor/ }));
    await user.click(screen.getByRole("button", { name: "Restore this backup" }));
    expect(await screen.findByText(/came back, as of/)).toBeVisible();
    expect(liveOf(await db.registers.toArray(), "sameness")).toMatchObject([
      { body: { what: "panelist", ids: ["maya", "maya-at-home"] } },
    ]);
  });
});

describe("what was put together", () => {
  test("can be taken apart in Settings, and put together there", async () => {
    await deviceWith([...panel, samenessRecord("candidate", "sofia", "tom")]);
    await scoresHere("maya");
    const user = openApp("/settings");
    const place = within(await screen.findByRole("region", { name: "Put together" }));
    await user.click(
      place.getByRole("button", { name: /^Take apart.*Sofia Lindqvist and Tom Becker$/ }),
    );
    expect(await screen.findByText(/^Separate again\./)).toBeVisible();
    expect(liveOf(await db.registers.toArray(), "sameness")).toEqual([]);
    await user.click(place.getByText("Put two together…"));
    await user.selectOptions(place.getByLabelText("What"), "panelist");
    await user.selectOptions(place.getByLabelText("The one"), "maya");
    await user.selectOptions(place.getByLabelText("The other"), "priya");
    await user.click(place.getByRole("button", { name: "Put together" }));
    expect(await place.findByRole("alert")).toHaveTextContent(/Both are on one panel/);
    await user.selectOptions(place.getByLabelText("What"), "candidate");
    await user.selectOptions(place.getByLabelText("The one"), "sofia");
    await user.selectOptions(place.getByLabelText("The other"), "tom");
    await user.click(place.getByRole("button", { name: "Put together" }));
    expect(await screen.findByText("Put together.")).toBeVisible();
    expect(liveOf(await db.registers.toArray(), "sameness")).toHaveLength(1);
  });
});

test("somebody with two versions of a card is shown both, and says which one counts", async () => {
  const rival = scorecardRecord({
    author: "maya",
    opening: "berlin",
    candidate: "tom",
    scores: { delivery: 2, judgement: 5 },
    body: { submittedAt: instant(noon + 60_000) },
  });
  const first = scorecardRecord({ author: "maya", opening: "berlin", candidate: "tom" });
  await deviceWith([...panel, first, rival]);
  await scoresHere("maya");
  const user = openApp("/openings/berlin/score/tom/interview");
  const versions = within(await screen.findByRole("region", { name: "2 versions of this card" }));
  expect(versions.getByText("Counts")).toBeVisible();
  expect(versions.getByText(/Delivery: 2; Judgement: 5/)).toBeVisible();
  await user.click(versions.getByRole("button", { name: "This one counts" }));
  expect(await screen.findByText(/revision 2/)).toBeVisible();
  expect(screen.queryByRole("region", { name: /versions of this card/ })).toBeNull();
});
