import type { OpeningId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { liveOf } from "#domain/records/record.ts";
import { handOver } from "#exchange/download.ts";
import { underPacketLock } from "./packetLock.ts";
import { exportNew } from "#exchange/exportNew.ts";
import { askForAccess, pickFolder } from "#exchange/folderAccess.ts";
import { forgetFolders } from "#exchange/folderMemory.ts";
import { lookNow } from "#exchange/folderWatch.ts";
import { chooseFolder, findFolder, leaveFolder } from "#storage/folders.ts";
import { noteOpened } from "#storage/looks.ts";
import { copiesIn, noteHandedOut } from "#storage/outbox.ts";
import { say } from "#ui/toasts.ts";
import type { TravelAct } from "./toDo.ts";

/** Does what a button of the page says; call it from the click. */
export function doTravelAct(act: TravelAct, panel: Panel, viewer: Viewer): Promise<void> {
  switch (act) {
    case "choose":
      return choose(panel.id);
    case "leave":
      return leaveFolder(panel.id);
    case "allow":
      return allow(panel.id);
    case "file":
      return sendNew(panel, viewer);
    case "whole":
      return sendNew(panel, viewer, { whole: true });
    case "look":
      return lookNow();
  }
}

async function choose(opening: OpeningId): Promise<void> {
  const handle = await pickFolder();
  if (handle === null) return;
  await chooseFolder(opening, handle);
  forgetFolders();
  await lookNow();
}

async function allow(opening: OpeningId): Promise<void> {
  const folder = await findFolder(opening);
  if (folder?.handle !== undefined) await askForAccess(folder.handle);
  await lookNow();
}

async function sendNew(panel: Panel, viewer: Viewer, what = { whole: false }): Promise<void> {
  const { file, sending } = await exportNew(panel.id, what);
  if (sending.length === 0) return say("Nothing new: all of it has been sent.");
  const how = await handOver(await underPacketLock(file), { share: true });
  if (how === "cancelled") return;
  await noteHandedOut(panel.id, sending);
  // Whoever holds a file of the others' cards can read it.
  const cards = liveOf(copiesIn(sending), "scorecard").filter(
    ({ author }) => panel.resolve(author) !== viewer.me,
  );
  await noteOpened(panel, viewer, [...new Set(cards.map(({ body }) => body.candidate))]);
  if (how === "downloaded")
    say(`${file.name} is in your downloads. Send it to your panel by mail or chat.`);
}
