import type { Panel } from "#domain/panel/panel.ts";
import { cardsStillBlind, sightOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { exportPacket, type Export } from "#exchange/exports.ts";
import { findSight } from "#storage/sight.ts";
import { Button } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { FilePassphrase } from "./FilePassphrase.tsx";
import { ShareLine } from "./ShareLine.tsx";
import type { Give } from "./give.ts";

/** All of this opening, or of all openings, as one file. */
export function Wholes({
  panel,
  viewer,
  give,
  onWhole,
}: {
  panel: Panel;
  viewer: Viewer;
  give: Give;
  /** All of the opening has been handed over. */
  onWhole?: () => void;
}) {
  const opening = panel.id;
  const sight = sightOf(panel, viewer);
  return (
    <>
      <ShareLine
        title="The whole opening"
        text={
          panel.opening.sealed === true
            ? "Everything here, sealed cards included: nobody can read them until all are in. For anybody on the panel."
            : "Everything here that may be shown already, for the lead or another device of yours."
        }
        action={
          <Button
            onClick={() =>
              void give(exportPacket({ what: "opening", opening }, sight), {
                holdsOthers: true,
                isForPanel: true,
              }).then(() => onWhole?.())
            }
          >
            Send the opening
          </Button>
        }
      />
      <ShareLine
        title="Everything"
        text="All openings on this device except samples, with the cards that may be shown."
        action={<Button onClick={() => void give(exportEverything())}>Send everything</Button>}
      />
      <FilePassphrase />
    </>
  );
}

/** What stays out of files for now. */
export function StillBlind({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const stillBlind = cardsStillBlind(panel, viewer);
  return (
    <>
      {stillBlind.length > 0 && (
        <Notice tone="todo">
          {stillBlind.length === 1
            ? "1 card of somebody else’s stays"
            : `${stillBlind.length} cards of other people stay`}{" "}
          here for now: a file can be read in any editor, and not all cards on those candidates are
          in.
        </Notice>
      )}
    </>
  );
}

async function exportEverything(): Promise<Export> {
  return exportPacket({ what: "everything" }, await findSight());
}
