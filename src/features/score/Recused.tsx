import { useState } from "react";
import { Link } from "wouter";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import { isOpened } from "#domain/panel/mayRecuse.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { recusalInWords, type PanelRecusal } from "#domain/panel/recusals.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { takeBackRecusal } from "#storage/recusals.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { momentInWords } from "#ui/dates.ts";
import { say } from "#ui/toasts.ts";

/** In the card’s place, for whoever should not write it. */
export function Recused({
  panel,
  viewer,
  candidate,
  recusal,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
  recusal: PanelRecusal;
}) {
  const [busy, setBusy] = useState(false);
  const isFinal = isOpened(panel, viewer, candidate);
  const takeBack = async () => {
    setBusy(true);
    const refused = await takeBackRecusal({ opening: panel.id, candidate: candidate.id });
    setBusy(false);
    if (refused !== null)
      say("Not taken back: the panel’s cards on this candidate are open by now.", "warning");
  };
  return (
    <main className="page stack">
      <title>{`${candidate.name}, recused, Needle`}</title>
      <h1>
        You do not score <bdi>{candidate.name}</bdi>
      </h1>
      <p>
        You <bdi>{recusalInWords(recusal)}</bdi>, {momentInWords(recusal.at)}.
      </p>
      <p className="muted">
        Nobody expects a card from you, and the record says so. What the others think is shown to
        you once the panel has decided.{" "}
        {isFinal
          ? "The panel’s cards are open, so this stays as it is."
          : "You can take it back until the panel’s cards are open."}
      </p>
      <div className="row">
        <Link href={paths.opening(panel.id)} className={buttonClass({ look: "primary" })}>
          Back to the roster
        </Link>
        {!isFinal && (
          <Button disabled={busy} onClick={() => void takeBack()}>
            Take it back and score
          </Button>
        )}
      </div>
    </main>
  );
}
