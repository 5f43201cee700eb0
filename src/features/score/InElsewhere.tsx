import { Link } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { discardDraft } from "#storage/padWrites.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";

/** In place of a card that one handed in on another device of one's own. */
export function InElsewhere({ panel, draft }: { panel: Panel; draft: Draft | null }) {
  return (
    <main className="page stack">
      <h1>This card is in</h1>
      <p className="muted">
        You handed it in on another device of yours.{" "}
        {panel.sealing === null
          ? "It arrives with what that device sends."
          : "It opens here with the others, once all are in."}
      </p>
      {draft !== null && (
        <p>What you had begun here is still a draft on this device. It is not needed any more.</p>
      )}
      <div className="row">
        <Link href={paths.opening(panel.id)} className={buttonClass({ look: "primary" })}>
          Back to the roster
        </Link>
        {draft !== null && (
          <Button onClick={() => void discardDraft(draft)}>Discard the draft</Button>
        )}
      </div>
    </main>
  );
}
