import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { addSample } from "#storage/sample.ts";
import { deviceWith, isInSampleAs } from "#test/devices.ts";
import { openApp } from "#test/renderApp.tsx";

const opening = "/openings/sample-opening";
const button = { name: /^Copy for the ATS/ };

beforeEach(async () => {
  await deviceWith();
  await addSample(samplePanel(new Date().toISOString()));
  await isInSampleAs("sample-priya");
});
afterEach(() => vi.unstubAllGlobals());

/** As browsers have it; jsdom has none. */
class Item {
  readonly #parts: Record<string, Blob>;
  constructor(parts: Record<string, Blob>) {
    this.#parts = parts;
  }
  getType(type: string): Blob | undefined {
    return this.#parts[type];
  }
}

/** Blobs of jsdom cannot be read by themselves. */
function textOf(blob: Blob): Promise<string> {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result as string));
    reader.readAsText(blob);
  });
}

/** What the next copy puts on the clipboard, by its type. */
function copying() {
  vi.stubGlobal("ClipboardItem", Item);
  const write = vi.spyOn(navigator.clipboard, "write").mockResolvedValue();
  return async (type: string) => {
    await waitFor(() => expect(write).toHaveBeenCalled());
    const item = write.mock.lastCall?.[0][0];
    const blob = await item?.getType(type);
    return blob === undefined ? undefined : textOf(blob);
  };
}

test("one's own card is copied whole by a key, and a section at a time, as text and formatted", async () => {
  const user = openApp(`${opening}/score/sample-amara/technical`);
  const copied = copying();
  await screen.findByRole("button", button);
  await user.keyboard("c");
  expect(await screen.findByText("Copied: paste it where the scorecard is kept.")).toBeVisible();
  const text = (await copied("text/plain")) ?? "";
  expect(text).toMatch(/^Scorecard: Amara Osei, Technical deep-dive\nRecommendation: /);
  expect(text).toContain("Own evaluation and monitoring: 2 of 5, Below\nI asked three times");
  expect(await copied("text/html")).toContain(
    "<p><b>Own evaluation and monitoring: 2 of 5, Below</b></p><p>I asked three times",
  );
  await user.click(screen.getByText("One section at a time"));
  await user.click(screen.getByRole("button", { name: /^Copy Own evaluation and monitoring/ }));
  expect(await copied("text/plain")).toMatch(/^Own evaluation and monitoring: 2 of 5, Below\nI/);
});

test("an open record is copied too; a browser that refuses says what to do", async () => {
  const user = openApp(`${opening}/record/sample-amara`);
  const copied = copying();
  await user.click(await screen.findByRole("button", button));
  expect(await copied("text/plain")).toMatch(/^Amara Osei: not decided yet/);
  vi.spyOn(navigator.clipboard, "write").mockRejectedValue(new DOMException("No."));
  await user.click(screen.getByRole("button", button));
  expect(await screen.findByText(/did not allow copying/)).toBeVisible();
});
