import { expect, test, vi } from "vitest";
import { onCopiesChanged, onMeChanged } from "#storage/changes.ts";
import { addCandidates } from "#storage/candidates.ts";
import { holdLocks } from "#storage/heldLocks.ts";
import { keepFolderKey, newFolderKey } from "#storage/folders.ts";
import { addPerson } from "#storage/people.ts";
import { signPending } from "#storage/signing.ts";
import { deviceWith } from "#test/devices.ts";
import { founded } from "#test/panelOfThree.ts";

test("it is told that somebody else scores here, and not that somebody wrote", async () => {
  await deviceWith();
  const { opening } = await founded({ sealed: true });
  const heard = vi.fn<() => void>();
  const written = vi.fn<(keys: unknown[]) => void>();
  const stops = [onMeChanged(heard), onCopiesChanged(written)];
  const [id] = await addCandidates(opening, ["Ada Okafor"]);
  expect(written.mock.calls.flat(2)).toContainEqual(["candidate", id, expect.any(String)]);
  expect(heard).not.toHaveBeenCalled();
  await addPerson("Jonas Weber");
  expect(heard).toHaveBeenCalledOnce();
  for (const stop of stops) stop();
});

test("keys that are held are those of now, once one more is given", async () => {
  await deviceWith();
  const { opening } = await founded({ sealed: true });
  await signPending(); // Signed, a panel is written once more.
  const locks = holdLocks(opening);
  const before = await locks.find();
  await addCandidates(opening, ["Ada Okafor"]);
  expect(await locks.find()).toBe(before); // Not asked for again.
  await keepFolderKey(opening, newFolderKey());
  expect((await locks.find())?.older).toHaveLength((before?.older.length ?? 0) + 1);
  locks.letGo();
});
