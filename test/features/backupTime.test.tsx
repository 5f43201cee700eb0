import { screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { writeBackup, backupOf } from "#domain/files/backup.ts";
import { dateInFull } from "#ui/dates.ts";
import { deviceWith } from "#test/devices.ts";
import { openApp } from "#test/renderApp.tsx";

beforeEach(() => deviceWith());

test("a backup is previewed with the time its file was saved, and that of its newest entry", async () => {
  const empty = { drafts: [], privateNotes: [], people: [], me: null };
  const backup = backupOf([], empty);
  const saved = Date.UTC(2026, 10, 27, 16, 45);
  const file = new File([writeBackup(backup)], "needle-backup.json", { lastModified: saved });
  const user = openApp("/receive");
  await screen.findByRole("button", { name: "Choose files" });
  await user.upload(document.querySelector("input[type=file]") as HTMLInputElement, file);
  const told = await screen.findByText(/^Backup saved/);
  expect(told).toHaveTextContent(`Backup saved ${dateInFull(new Date(saved).toISOString())}`);
  expect(told).toHaveTextContent(`its newest entry of ${dateInFull(backup.exportedAt)}`);
});
