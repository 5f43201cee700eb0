import { screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { kitId } from "#domain/kit/kit.ts";
import { readTableFile } from "#features/kits/tableFile.ts";
import { db } from "#storage/database.ts";
import { deviceWith } from "#test/devices.ts";
import { kitRecord } from "#test/records.ts";
import { fill, openApp, untilAt } from "#test/renderApp.tsx";

const start = { name: "Start scoring" };
const names = async (user: ReturnType<typeof openApp>) => {
  await fill(user, await screen.findByRole("textbox", { name: "Your name" }), "Imani");
  await fill(user, screen.getByRole("textbox", { name: "Candidate's name" }), "Kofi");
};

beforeEach(() => deviceWith());

test("the quick start takes a kit of one’s own, and goes on being for the first role", async () => {
  const own = kitRecord();
  await deviceWith([own]);
  const user = openApp("/");
  await user.click(await screen.findByRole("button", { name: "Score a candidate" }));
  const kit = await screen.findByRole("combobox", { name: "Kit" });
  expect(kit).toHaveDisplayValue("Machine Learning Engineer");
  await names(user);
  await screen.findByRole("option", { name: own.body.title });
  await user.selectOptions(kit, own.body.title);
  await user.click(screen.getByRole("button", start));
  await untilAt(/\/score\//);
  const [first] = own.body.items;
  expect(await screen.findByRole("radiogroup", { name: first?.title ?? "" })).toBeVisible();
  expect(await db.registers.where("kind").equals("kit").count()).toBe(1);
});

test("an address that names a kit which is not here says so and stores nothing", async () => {
  const user = openApp(`/?kit=kit.${"0".repeat(64)}`);
  await names(user);
  await user.click(screen.getByRole("button", start));
  expect(await screen.findByRole("alert")).toHaveTextContent(/This kit could not be read/);
  expect(await db.registers.count()).toBe(0);
  await user.selectOptions(screen.getByRole("combobox", { name: "Kit" }), "Product Manager");
  expect(screen.queryByRole("alert")).toBeNull();
  await user.click(screen.getByRole("button", start));
  expect(await screen.findByRole("radiogroup", { name: "Find the problem" })).toBeVisible();
});

test("the kit in an address is the one chosen, and closing leaves a plain address", async () => {
  const own = kitRecord();
  await deviceWith([own]);
  const user = openApp(`/?kit=${kitId(own.body)}`);
  await screen.findByRole("option", { name: own.body.title });
  expect(screen.getByRole("combobox", { name: "Kit" })).toHaveDisplayValue(own.body.title);
  await user.click(screen.getByRole("button", { name: "Close" }));
  expect(location.search).toBe("");
  expect(screen.queryByRole("combobox", { name: "Kit" })).toBeNull();
});

test.each([
  ["UTF-8 with a mark", [0xef, 0xbb, 0xbf, 0xc3, 0xbc], "ü"],
  ["UTF-16, as Excel's text is", [0xff, 0xfe, 0xfc, 0x00], "ü"],
  ["UTF-16, the other way round", [0xfe, 0xff, 0x00, 0xfc], "ü"],
  ["an old code page", [0xfc, 0x41], "üA"],
])("a sheet's file is read in %s", async (_, bytes, text) => {
  const read = await readTableFile(new File([new Uint8Array(bytes)], "kit.csv"));
  expect(read).toMatchObject({ ok: true, text: expect.stringContaining(text) });
});

test("a workbook, a picture and a very large file are refused with a way on", async () => {
  const offer = async (bytes: Uint8Array<ArrayBuffer>) => {
    const read = await readTableFile(new File([bytes], "kit.xlsx"));
    return read.ok ? null : read.problem;
  };
  expect(await offer(new Uint8Array([0x50, 0x4b, 3, 4]))).toMatch(/workbook.*paste it here/);
  expect(await offer(new Uint8Array([0x89, 0x50, 0, 0]))).toMatch(/not text.*CSV/);
  expect(await offer(new Uint8Array(8_000_001))).toMatch(/too large/);
});
