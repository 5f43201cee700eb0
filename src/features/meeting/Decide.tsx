import { plural } from "#domain/plural.ts";
import { useState } from "react";
import { Link } from "wouter";
import type { CandidateId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { PanelDecision } from "#domain/panel/meeting.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { momentInWords } from "#ui/dates.ts";
import { Composite } from "./Composite.tsx";
import { DecisionForm } from "./DecisionForm.tsx";
import css from "./Standing.module.css";
import { goByHand } from "./together.ts";
import { useKeptFocus } from "#ui/useKeptFocus.ts";
import { itemsToReview } from "#domain/meeting/reviewed.ts";
import { compositeOf } from "#domain/meeting/composite.ts";
import { capitalised } from "#domain/text.ts";
import { inPoints } from "#domain/numberWords.ts";

/**
 * The panel's call with its reasons; the earlier ones stay in view. A decision that comes from another
 * device while one writes takes no word away, and is said.
 */
export function Decide({
  panel,
  candidate,
  next,
  isWriting,
  onWriting,
}: {
  panel: Panel;
  candidate: CandidateId;
  /** Who is next to be calibrated. */
  next: PanelCandidate | null;
  /** Something of a decision is written here, and not kept yet. */
  isWriting: boolean;
  onWriting: (isWriting: boolean) => void;
}) {
  const [changing, setChanging] = useState(false);
  const isReady = itemsToReview(panel, candidate).length === 0;
  const [latest, ...earlier] = panel.meeting.decisionsOn(candidate);
  const isFormOpen = isWriting || (isReady && (latest === undefined || changing));
  // What stood when the form was opened; whatever has come since, its writer may not have seen.
  const [seen, setSeen] = useState(latest?.id);
  if (!isFormOpen && seen !== latest?.id) setSeen(latest?.id);
  const close = () => {
    setChanging(false);
    onWriting(false);
  };
  useKeptFocus("decision", `${latest?.id} ${isFormOpen}`);
  return (
    <section className={css.standing} aria-labelledby="decision">
      <h2 id="decision" tabIndex={-1}>
        Decision
      </h2>
      {isReady && <Composite panel={panel} candidate={candidate} />}
      {latest !== undefined && <Decided panel={panel} decision={latest} whole={isReady} />}
      {!isReady && (
        <p className="small muted">
          {latest === undefined
            ? "The panel decides here once every item is reviewed."
            : "It can be changed once every item is reviewed."}
        </p>
      )}
      {isFormOpen ? (
        <DecisionForm
          panel={panel}
          candidate={candidate}
          composite={compositeOf(panel, candidate, "after").mean}
          isReady={isReady}
          meanwhile={latest !== undefined && latest.id !== seen ? latest : null}
          onWriting={onWriting}
          onDone={close}
        />
      ) : (
        isReady && (
          <div className="row">
            {next !== null && (
              <Link
                href={paths.calibrate(panel.id, next.id)}
                onClick={() => goByHand(panel.id)}
                className={buttonClass({ size: "small", look: "primary" })}
              >
                Next: <bdi>{next.name}</bdi>
              </Link>
            )}
            <Link
              href={paths.record(panel.id, candidate)}
              className={buttonClass({
                size: "small",
                look: next === null ? "primary" : "plain",
              })}
            >
              Read and print the record
            </Link>
            <Button size="small" onClick={() => setChanging(true)}>
              Change the decision
            </Button>
          </div>
        )
      )}
      {isFormOpen && latest === undefined && next !== null && (
        <p className="small muted">
          Next: <bdi>{next.name}</bdi>, all cards in.
        </p>
      )}
      {isFormOpen && latest !== undefined && (
        <div>
          <Button size="small" look="quiet" onClick={close}>
            Leave it as it is
          </Button>
        </div>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{plural(earlier.length, "earlier decision")}</summary>
          {earlier.map((decision) => (
            <Decided key={decision.id} panel={panel} decision={decision} whole={isReady} />
          ))}
        </details>
      )}
    </section>
  );
}

function Decided({
  panel,
  decision: { call, at, by, rationale, composite, against, dissent },
  whole,
}: {
  panel: Panel;
  decision: PanelDecision;
  /** Whether the composite may be told already. */
  whole: boolean;
}) {
  return (
    <div className={css.decided}>
      <p>
        <b>{capitalised(call)}</b>{" "}
        <span className="small muted">
          {momentInWords(at)}
          {by !== "" && `, written down by ${by}`}
        </span>
      </p>
      <p className={css.words} dir="auto">
        {rationale}
      </p>
      {whole && (
        <p className="small muted">
          Composite then: {composite === null ? "none" : inPoints(composite)}.
        </p>
      )}
      {against.map(({ what, reason }) => (
        <p key={what} className="small">
          Against the {what === "composite" ? "composite" : "must-haves"}: <bdi>{reason}</bdi>
        </p>
      ))}
      {dissent.map(({ panelist, note }) => (
        <p key={panelist} className="small">
          <bdi>{panel.members.find(({ id }) => id === panelist)?.name ?? "A panelist"}</bdi>{" "}
          disagrees: <bdi>{note}</bdi>
        </p>
      ))}
    </div>
  );
}
