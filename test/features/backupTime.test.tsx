import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { FileResult } from "#exchange/preview.ts";
import { PreviewOf } from "#features/share/PreviewOf.tsx";
import { dateInFull } from "#ui/dates.ts";

function show(file: Partial<FileResult & { ok: true }>) {
  const result: FileResult = {
    name: "needle-backup.json",
    ok: true,
    what: "backup",
    exportedAt: "2026-11-20T09:10:00.000Z",
    savedAt: null,
    records: 12,
    rejected: 0,
    holds: { cards: 0, from: [], openings: [] },
    ...file,
  };
  const totals = { adds: 12, updates: 0, unchanged: 0, conflicts: 0, rejected: 0 };
  const none = {
    cards: [],
    rejected: [],
    conflicts: [],
    renamed: [],
    questions: [],
    moreQuestions: 0,
    waiting: 0,
    unread: 0,
  };
  render(
    <PreviewOf
      preview={{
        id: 1,
        files: [result],
        totals,
        ...none,
        drift: null,
        suggestions: [],
        restore: null,
      }}
      onAccept={() => {}}
      onDismiss={() => {}}
    />,
  );
  return screen.getByText(/its newest entry of/);
}

test("a backup is previewed with the time its file was saved, and that of its newest entry", () => {
  const savedAt = "2026-11-27T16:45:00.000Z";
  const told = show({ savedAt });
  expect(screen.getByText("Backup of a device")).toBeVisible();
  expect(told).toHaveTextContent(`, saved ${dateInFull(savedAt)}`);
  expect(told).toHaveTextContent(`its newest entry of ${dateInFull("2026-11-20T09:10:00.000Z")}`);
});

test("a backup without a file's time is told by its newest entry alone", () => {
  expect(show({})).toHaveTextContent(
    `, its newest entry of ${dateInFull("2026-11-20T09:10:00.000Z")}; 12 records`,
  );
});

test.each([
  [{ cards: 4, from: ["Priya Nair"], openings: ["ML Engineer"] }, "4 cards from Priya Nair"],
  [{ cards: 9, from: ["A", "B", "C", "D", "E"], openings: [] }, "9 cards from A, B, C and 2 more"],
  [{ cards: 0, from: [], openings: ["ML Engineer"] }, "Invitation to ML Engineer"],
  [{ cards: 0, from: [], openings: [] }, "A file for Needle"],
])("a file is told by what people would call it: %j", (holds, words) => {
  show({ what: "packet", holds });
  expect(screen.getByText(words)).toBeVisible();
});
