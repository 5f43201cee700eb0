import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { dayAfter } from "#domain/days.ts";
import { OpeningId } from "#domain/id.ts";
import { dataScientist } from "#domain/kit/dataScientist.ts";
import { closingWith } from "#domain/playbook/openingPlan.ts";
import type { Plan } from "#domain/records/plan.ts";
import { leaningQuestions, milestones, steps } from "#domain/playbook/playbook.ts";
import { liveOf } from "#domain/records/record.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { db } from "#storage/database.ts";
import { findPanel } from "#storage/panels.ts";
import { keepPlan } from "#storage/plan.ts";
import { startQuickly } from "#storage/quickStart.ts";
import { addSample } from "#storage/sample.ts";
import { deviceWith } from "#test/devices.ts";
import { fill, openAgain, openApp } from "#test/renderApp.tsx";

const address = "/openings/sample-opening/playbook";

beforeEach(async () => {
  await deviceWith();
  await addSample(samplePanel(new Date().toISOString()));
});

const stored = async () => liveOf(await db.registers.toArray(), "plan").map(({ body }) => body);
async function kept(part: Partial<Plan> & Record<string, unknown>) {
  await waitFor(async () => expect(await stored()).toContainEqual(expect.objectContaining(part)));
}
const region = async (name: string) => within(await screen.findByRole("region", { name }));
const choose = (field: HTMLElement, value: string) =>
  fireEvent.change(field, { target: { value } });
async function dayZero(): Promise<string> {
  const panel = await findPanel(OpeningId.parse("sample-opening"));
  return panel?.opening.startedOn ?? "";
}

test("the page and the opening's head count the days alike", async () => {
  openApp(address);
  await region("Five steps");
  const head = screen.getByText(/of the playbook’s 14 to 21/).textContent;
  const day = /Day \d+/.exec(head)?.[0] ?? "no day";
  expect(
    screen.getByRole("heading", { name: new RegExp(`^${day}\\. 3 steps are late`) }),
  ).toBeVisible();
});

describe("a step", () => {
  const step = async () => {
    const list = await region("Five steps");
    return within(list.getByRole("listitem", { name: steps.define.title }));
  };

  test("is marked done, and not done after all; a day before day 0 says so", async () => {
    const user = openApp(address);
    expect((await step()).getByText("9 days late")).toBeVisible();
    await user.click((await step()).getByRole("button", { name: "Done today" }));
    expect(await (await step()).findByText(/ticked off by/)).toBeVisible();
    // It stays where it was pressed, and the focus with it.
    expect((await step()).getByRole("button", { name: "Not done after all" })).toHaveFocus();
    expect(screen.getByRole("heading", { name: /2 steps are late/ })).toBeVisible();

    choose((await step()).getByLabelText("Done on"), dayAfter(await dayZero(), -1));
    expect(await (await step()).findByRole("alert")).toHaveTextContent(/before day 0/);
    choose((await step()).getByLabelText("Done on"), await dayZero());
    await waitFor(async () => expect((await step()).queryByRole("alert")).toBeNull());

    await user.click((await step()).getByRole("button", { name: "Not done after all" }));
    await (await step()).findByRole("button", { name: "Done today" });
    await kept({ what: "step", step: "define", done: null });
  });

  test("keeps its owner and its note, however quickly it is then marked done", async () => {
    const user = openApp(address);
    const define = await step();
    choose(define.getByLabelText("Owner"), "sample-jonas");
    await fill(user, define.getByRole("textbox"), "Agreed with Tom.");
    // All at once, before the page has seen the note stored.
    fireEvent.input(define.getByRole("textbox"), {
      target: { value: "Agreed with Tom and Maya." },
    });
    fireEvent.click(define.getByRole("button", { name: "Done today" }));
    await kept({
      step: "define",
      owner: "sample-jonas",
      note: "Agreed with Tom and Maya.",
      // Who ticked it off is who uses this device, whoever owns the step.
      done: expect.objectContaining({ by: "sample-maya" }),
    });
    const again = openAgain(address);
    // Done now, and folded.
    await again.click((await step()).getByRole("button", { expanded: false }));
    expect(await (await step()).findByDisplayValue("Agreed with Tom and Maya.")).toBeVisible();
    expect((await step()).getByLabelText("Owner")).toHaveDisplayValue("Jonas Keller");
  });
});

describe("the terms", () => {
  const terms = () => region("Level, pay and working pattern");

  test.each([
    ["Band from, a year", "plenty", /whole amount a year/],
    ["Band from, a year", "78,000.50", /whole amount a year/],
    ["Band from, a year", "999999999999", /whole amount a year/],
    ["Band to, a year", "70,000", /below its beginning/],
    ["Band to, a year", "", /go together/],
    ["Currency", "£", /three letters/],
    ["Location allowance, per cent on top", "a lot", /percentage from 0 to 100/],
    ["Last checked against the market", "12026-01-01", /must be a real date/],
  ])(
    "are refused with %s “%s”, in words beside it, while the others are kept",
    async (label, text, said) => {
      const user = openApp(address);
      const card = await terms();
      await user.click(card.getByRole("button", { name: "mid" }));
      await kept({ level: "mid", band: { from: 78_000, to: 105_000 } });
      choose(card.getByLabelText(label), text);
      fireEvent.blur(card.getByLabelText(label));
      expect(await card.findByRole("alert")).toHaveTextContent(said);
      expect(card.getByLabelText(label)).toBeInvalid();
      expect(card.getByRole("status")).toHaveTextContent(/What is marked is not kept yet/);
      choose(card.getByLabelText("Working pattern"), "hybrid");
      await kept({
        level: "mid",
        currency: "GBP",
        band: { from: 78_000, to: 105_000 },
        uplift: 0,
        benchmarkedOn: null,
        pattern: "hybrid",
      });
    },
  );

  test("are kept as they are typed, and half a band waits for its other half", async () => {
    const user = openApp(address);
    const first = await terms();
    await user.type(first.getByLabelText("What it means, in a line"), "Tuesdays together.");
    await user.type(first.getByLabelText("Band from, a year"), "64 000");
    await user.click(screen.getByRole("link", { name: "Roster" }));
    await screen.findByRole("rowheader", { name: /Lou Bertrand/ });
    await kept({ what: "terms", patternNote: "Tuesdays together.", band: null });
    await user.click(screen.getByRole("link", { name: "Playbook" }));
    const again = await terms();
    expect(again.getByLabelText("Band from, a year")).toHaveValue("64 000");
    expect(again.getByLabelText("What it means, in a line")).toHaveValue("Tuesdays together.");
    expect(await again.findByRole("alert")).toHaveTextContent(/go together/);
    await user.type(again.getByLabelText("Band to, a year"), "70 000");
    await kept({ what: "terms", band: { from: 64_000, to: 70_000 } });
    expect(again.getByLabelText("Band from, a year")).toHaveValue("64 000");
    await waitFor(() => expect(again.queryByRole("alert")).toBeNull());
  });

  test("are there, and stay, however fast one leaves and comes back", async () => {
    const user = openApp(address);
    const first = await terms();
    // All at once, before the page has seen any of it stored.
    choose(first.getByLabelText("What it means, in a line"), "Tuesdays together.");
    choose(first.getByLabelText("Band from, a year"), "64 000");
    fireEvent.click(screen.getByRole("link", { name: "Roster" }));
    fireEvent.click(screen.getByRole("link", { name: "Playbook" }));
    const again = await terms();
    expect(again.getByLabelText("Band from, a year")).toHaveValue("64 000");
    expect(again.getByLabelText("What it means, in a line")).toHaveValue("Tuesdays together.");
    expect(await again.findByRole("alert")).toHaveTextContent(/go together/);
    await user.type(again.getByLabelText("Band to, a year"), "70 000");
    await kept({
      what: "terms",
      patternNote: "Tuesdays together.",
      band: { from: 64_000, to: 70_000 },
    });
  });

  test("offer no band of another role", async () => {
    const { opening } = await startQuickly({
      me: { name: "Priya" },
      candidate: "Sofia Lindqvist",
      kit: dataScientist,
      today: "2026-11-22",
    });
    openApp(`/openings/${opening}/playbook`);
    const card = await terms();
    expect(card.getByText(/The playbook gives no usual pay for this role/)).toBeVisible();
    expect(card.queryByRole("button", { name: "senior" })).toBeNull();
  });

  test("begin with the playbook's band, are kept, and are there the next time", async () => {
    const user = openApp(address);
    const first = await terms();
    await user.click(first.getByRole("button", { name: "senior" }));
    expect(first.getByLabelText("Band from, a year")).toHaveValue("110000");
    expect(first.getByLabelText("Band to, a year")).toHaveValue("160000");
    choose(first.getByLabelText("Band to, a year"), "155 000");
    choose(first.getByLabelText("Location allowance, per cent on top"), "12,5");
    choose(first.getByLabelText("Working pattern"), "hybrid");
    choose(first.getByLabelText("What it means, in a line"), "Tuesdays together.");
    await kept({
      what: "terms",
      level: "senior",
      currency: "GBP",
      band: { from: 110_000, to: 155_000 },
      uplift: 12.5,
      pattern: "hybrid",
      patternNote: "Tuesdays together.",
    });
    openAgain(address);
    const again = await terms();
    expect(again.getByLabelText("Level")).toHaveDisplayValue("senior");
    expect(again.getByLabelText("Band to, a year")).toHaveValue("155000");
    expect(again.getByLabelText("Location allowance, per cent on top")).toHaveValue("12.5");
    const watched = (await region("Watch out for")).getByRole("listitem", {
      name: "Working pattern left open",
    });
    expect(watched).toHaveTextContent("Agreed: hybrid.");
  });
});

test("the leaning shows once all four are answered, and is kept with its answers and a note", async () => {
  const user = openApp(address);
  const card = await region("Specialist or generalist");
  const keep = card.getByRole("button", { name: "Keep it with the opening" });
  for (const { text } of leaningQuestions) {
    expect(keep).toBeDisabled();
    const question = within(card.getByRole("group", { name: text }));
    await user.click(question.getByRole("radio", { name: "Yes" }));
  }
  expect(card.getByRole("status")).toHaveTextContent(/either way/);
  const small = within(card.getByRole("group", { name: /smaller than ten/ }));
  const spread = within(card.getByRole("group", { name: /two or three other roles/ }));
  await user.click(small.getByRole("radio", { name: "No" }));
  await user.click(spread.getByRole("radio", { name: "No" }));
  expect(card.getByRole("status")).toHaveTextContent(/A specialist/);
  await user.click(keep);
  await fill(
    user,
    await card.findByLabelText("Note on specialist or generalist"),
    "Search is ours.",
  );
  await kept({ what: "leaning", leaning: "specialist", note: "Search is ours." });
  openAgain(address);
  const again = await region("Specialist or generalist");
  expect(again.getByDisplayValue("Search is ours.")).toBeVisible();
  expect(again.getByText(/smaller than ten people\? No\./)).toBeVisible();
});

describe("closing", () => {
  const candidate = async (name: string) =>
    within((await region("References, offer, answer")).getByRole("group", { name }));
  async function add(name: string) {
    const card = await region("References, offer, answer");
    const list = card.getByLabelText("Another candidate");
    const option = within(list).getByRole<HTMLOptionElement>("option", { name });
    choose(list, option.value);
  }

  test("is for candidates whose cards are open, and nobody else", async () => {
    openApp(address);
    const card = await region("References, offer, answer");
    const names = within(card.getByLabelText("Another candidate")).getAllByRole("option");
    expect(names.map(({ textContent }) => textContent)).toEqual([
      "choose a candidate",
      "Amara Osei",
      "Ines Duarte",
    ]);
  });

  test("tells of nobody's first days whose cards are still hidden", async () => {
    const panel = await findPanel(OpeningId.parse("sample-opening"));
    const accepts = async (name: string) => {
      const id = panel?.candidates.find((one) => one.name === name)?.id;
      if (panel === null || id === undefined) throw new Error(`No ${name} in the sample.`);
      await keepPlan(closingWith(panel, id).answer, { answer: "accepted" });
    };
    await accepts("Wei Lindqvist");
    await accepts("Ines Duarte");
    openApp(address);
    const month = await region("The first 30 days");
    expect(await month.findByText("Ines Duarte")).toBeVisible();
    expect(month.queryByText("Wei Lindqvist")).toBeNull();
  });

  test("goes from the offer to the answer, the first day and the first month", async () => {
    const user = openApp(address);
    await add("Ines Duarte");
    const ines = await candidate("Ines Duarte");
    choose(ines.getByLabelText("References taken on"), "2026-11-20");
    const pay = () => ines.getByLabelText("Offered base pay, GBP a year");
    await fill(user, pay(), "92,000.50");
    await user.tab();
    expect(await ines.findByRole("alert")).toHaveTextContent(/such as 92,000/);
    await fill(user, pay(), "92,000");
    // Leaves the field for the button at once: the pay and the time are both kept.
    await user.click(ines.getByRole("button", { name: "Sent now" }));
    expect(await ines.findByRole("button", { name: "Not sent after all" })).toHaveFocus();
    await kept({ what: "offer", pay: 92_000, at: expect.stringMatching(/Z$/) });
    expect(screen.queryByLabelText("First day")).toBeNull();

    choose(ines.getByLabelText("Answer"), "accepted");
    choose(await ines.findByLabelText("Answered on"), "2026-11-24");
    choose(ines.getByLabelText("First day"), "2026-12-01");
    await kept({ what: "answer", answer: "accepted", on: "2026-11-24", startsOn: "2026-12-01" });

    const month = await region("The first 30 days");
    const slice = within(
      month.getByRole("group", { name: `Ines Duarte, ${milestones["day 30"].title}` }),
    );
    choose(slice.getByLabelText("Seen on"), "2026-11-30");
    expect(await slice.findByRole("alert")).toHaveTextContent(/before their first day/);
    choose(slice.getByLabelText("Seen on"), "2026-12-30");
    choose(slice.getByLabelText("How the month went"), "4");
    choose(slice.getByLabelText("Judged by somebody who saw the scores"), "no");
    await fill(user, slice.getByRole("textbox"), "Runs the ranking job.");
    await kept({
      what: "milestone",
      milestone: "day 30",
      reached: "2026-12-30",
      outcome: 4,
      sawScores: false,
      note: "Runs the ranking job.",
    });

    openAgain(address);
    const again = await candidate("Ines Duarte");
    expect(again.getByLabelText("References taken on")).toHaveValue("2026-11-20");
    expect(again.getByLabelText("Offered base pay, GBP a year")).toHaveValue("92000");
    expect(
      (await region("The first 30 days")).getAllByRole("group", { name: /^Ines Duarte, / }),
    ).toHaveLength(3);
  });
});

test("figures keep silent on too little, a sample counts for none, and foresight needs twenty", async () => {
  const user = openApp(address);
  const figures = await region("Your figures beside the playbook’s");
  const rows = (await figures.findAllByRole("row")).slice(1);
  expect(rows).toHaveLength(5);
  for (const row of rows) expect(row).toHaveTextContent(/too little yet0 /);
  await user.click(figures.getByText("Did the scores predict how it went?"));
  expect(figures.getByText(/0 outcomes so far; a first look needs 20/)).toBeVisible();
});
