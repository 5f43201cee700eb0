import type { ReactNode } from "react";
import { isSignedOpening } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { openCandidates } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { handOver } from "#exchange/download.ts";
import { noteOpened } from "#storage/looks.ts";
import { areNamesOff } from "#ui/namesOff.ts";
import { say } from "#ui/toasts.ts";
import { SignedShare } from "./SignedShare.tsx";
import type { Give } from "./TakeAway.tsx";
import { UnsignedShare } from "./UnsignedShare.tsx";

/** Sends this opening's cards on, and takes scorecards away as JSON or CSV. */
export function SharePage({
  panel,
  viewer,
  devices,
}: {
  panel: Panel;
  viewer: Viewer;
  /** One's own devices, where they sit on the panel. */
  devices: ReactNode;
}) {
  const openIds = openCandidates(panel, viewer)
    .map(({ id }) => id)
    .filter((id) => panel.cardsOn(id).some((card) => card.author !== viewer.me));

  const give: Give = async (making, { holdsOthers = false, isForPanel = false } = {}) => {
    const { file: made, stillBlind: staying } = await making;
    const isNamed = areNamesOff() && made.name.startsWith("needle-card-");
    const file = isNamed ? { ...made, name: "needle-card.json" } : made;
    await handOver(file);
    // Whoever holds a file of the others' cards can read it.
    if (holdsOthers) await noteOpened(panel, viewer, openIds);
    const told = [
      `${file.name} is in your downloads.`,
      isForPanel && "Send it to your panel by mail or chat.",
      staying > 0 && `Left out for now: ${staying}.`,
    ];
    say(told.filter((part) => part !== false).join(" "));
  };

  if (isSignedOpening(panel.id)) return <SignedShare {...{ panel, viewer, give, devices }} />;
  return <UnsignedShare {...{ panel, viewer, give }} />;
}
