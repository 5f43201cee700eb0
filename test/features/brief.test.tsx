import { screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { addSample } from "#storage/sample.ts";
import { deviceWith, isInSampleAs } from "#test/devices.ts";
import { openApp, wholePage } from "#test/renderApp.tsx";

beforeEach(async () => {
  await deviceWith();
  await addSample(samplePanel(new Date().toISOString()));
});

test("a brief says what was looked at, and nothing of who or how it went", async () => {
  await isInSampleAs("sample-maya");
  openApp("/openings/sample-opening/brief/sample-ines/final");
  await screen.findByRole("heading", { level: 1, name: /^Ines Duarte, before Final/ });
  expect(screen.getByText(/From 2 cards in the other rounds/)).toBeVisible();
  expect(screen.getByRole("region", { name: "Productionise models" })).toHaveTextContent(
    /Seen by two people or more/,
  );
  const main = screen.getByRole("main").textContent;
  expect(main).not.toMatch(/Priya|Jonas|Keller|ranker|strong|Exceptional|\b[45]\b/);
  expect(wholePage()).not.toMatch(/substitution ranker/);
});
