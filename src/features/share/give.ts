import type { CandidateId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { handOver } from "#exchange/download.ts";
import type { Export } from "#exchange/exports.ts";
import { noteOpened } from "#storage/looks.ts";
import { underPacketLock } from "./packetLock.ts";
import { areNamesOff } from "#ui/namesOff.ts";
import { say } from "#ui/toasts.ts";

export type Give = (
  making: Promise<Export>,
  wish?: { holdsOthers?: boolean; isForPanel?: boolean },
) => Promise<void>;

/** Hands a file over and says so. */
export function giverFor(panel: Panel, viewer: Viewer): Give {
  return async (making, { holdsOthers = false, isForPanel = false } = {}) => {
    const { file: made, stillBlind: staying } = await making;
    const isNamed = areNamesOff() && made.name.startsWith("needle-card-");
    const file = isNamed ? { ...made, name: "needle-card.json" } : made;
    await handOver(await underPacketLock(file));
    if (holdsOthers) await noteHeld(panel, viewer);
    const told = [
      `${file.name} is in your downloads.`,
      isForPanel && "Send it to your panel by mail or chat.",
      staying > 0 && `Left out for now: ${staying}.`,
    ];
    say(told.filter((part) => part !== false).join(" "));
  };
}

/** Whoever holds a file of the others' cards can read it. */
export async function noteHeld(panel: Panel, viewer: Viewer): Promise<void> {
  const isOpen = openTo(panel, viewer);
  const open = await filterAwake(
    panel.candidates.map(({ id }) => id),
    (id) =>
      viewer.opened?.has(id) !== true &&
      isOpen(id) &&
      panel.cardsOn(id).some((card) => card.author !== viewer.me),
  );
  if (open.length > 0) await noteOpened(panel, viewer, open);
}

/** On whom the viewer may see the others’ cards. */
export function openIds(panel: Panel, viewer: Viewer): Promise<CandidateId[]> {
  return filterAwake(
    panel.candidates.map(({ id }) => id),
    openTo(panel, viewer),
  );
}

function openTo(panel: Panel, viewer: Viewer): (id: CandidateId) => boolean {
  const candidates = new Map(panel.candidates.map((one) => [one.id, one]));
  return (id) => {
    const candidate = candidates.get(id);
    return candidate !== undefined && revealOf(panel, viewer, candidate).state === "open";
  };
}

/** In steps with a breath between: of thousands, asking all at once would hold the page up. */
async function filterAwake<T>(all: readonly T[], isWanted: (one: T) => boolean): Promise<T[]> {
  const wanted = all.slice(0, 100).filter(isWanted);
  if (all.length <= 100) return wanted;
  await new Promise((resolve) => setTimeout(resolve));
  return [...wanted, ...(await filterAwake(all.slice(100), isWanted))];
}
