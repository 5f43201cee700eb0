import type { Panel } from "#domain/panel/panel.ts";
import { openCandidates } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { handOver } from "#exchange/download.ts";
import type { Export } from "#exchange/exports.ts";
import { noteOpened } from "#storage/looks.ts";
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
    await handOver(file);
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
  const open = openCandidates(panel, viewer)
    .map(({ id }) => id)
    .filter((id) => panel.cardsOn(id).some((card) => card.author !== viewer.me));
  await noteOpened(panel, viewer, open);
}
