import { hasEqualWeights } from "#domain/kit/kit.ts";
import type { CandidateId } from "#domain/id.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { ReactNode } from "react";
import css from "./Standing.module.css";
import { cardsOnOwnKit, countedCards, whyNotCounted } from "#domain/panel/counted.ts";
import { itemsToReview } from "#domain/meeting/reviewed.ts";
import { compositeOf } from "#domain/meeting/composite.ts";
import { gateCounts } from "#domain/meeting/gateCounts.ts";
import { capitalised } from "#domain/text.ts";
import { inPoints } from "#domain/numberWords.ts";

/**
 * The whole picture. Folded until every item was reviewed: an overall view seen first colours
 * each item talked about after it (rule 5).
 */
export function PanelStanding({
  panel,
  candidate,
  isChosen,
}: {
  panel: Panel;
  candidate: CandidateId;
  /** Whether the meeting is at it: then it is the place that takes the keyboard. */
  isChosen: boolean;
}) {
  const open = itemsToReview(panel, candidate).length;
  return (
    <section className={css.standing} aria-labelledby={isChosen ? "place" : "standing"}>
      <h2 id={isChosen ? "place" : "standing"} tabIndex={-1}>
        Where the panel stands
      </h2>
      {open > 0 ? (
        <p className="small muted">
          Composite, recommendations and must-haves show once every item is reviewed: seen first,
          they would colour the talk about each.
        </p>
      ) : (
        <WholePicture panel={panel} candidate={candidate} />
      )}
    </section>
  );
}

function WholePicture({ panel, candidate }: { panel: Panel; candidate: CandidateId }) {
  const before = compositeOf(panel, candidate, "before");
  const after = compositeOf(panel, candidate, "after");
  const equal = hasEqualWeights(panel.kit?.items ?? []);
  const cards = countedCards(panel, candidate);
  const onKit = cardsOnOwnKit(panel, candidate).cards;
  const gates = gateCounts(panel, candidate);
  const signals = (panel.kit?.signals ?? [])
    .map((signal) => ({
      signal,
      by: panel.members.filter(({ id }) =>
        onKit.some(
          ({ author, body }) =>
            author === id &&
            Object.values(body.ratings).some((rating) => rating.signals.includes(signal.id)),
        ),
      ),
    }))
    .filter(({ by }) => by.length > 0);
  return (
    <>
      <div className={css.composite}>
        <b>{after.mean === null ? "None" : inPoints(after.mean)}</b>
        <span className="small muted">
          composite, {after.items} of {after.of} items, {after.scores} scores
          {before.mean !== null &&
            after.mean !== null &&
            inPoints(before.mean) !== inPoints(after.mean) &&
            `; ${inPoints(before.mean)} before the talk`}
        </span>
      </div>
      <p className="small muted">
        {equal ? "Items count equally." : "Items count as the kit weighs them."} It stands beside
        your call and decides nothing.
      </p>
      <Part title="Recommendations">
        {panel.members.flatMap((member) =>
          cards
            .filter(({ author }) => author === member.id)
            .map((card) => {
              const why = whyNotCounted(panel, card);
              return (
                <li key={card.id}>
                  <span>
                    <bdi>{member.name}</bdi>
                    {why !== null && (
                      <span className="small muted"> {why}: not in the composite</span>
                    )}
                  </span>
                  <b>{capitalised(card.body.recommendation)}</b>
                </li>
              );
            }),
        )}
      </Part>
      <Part title="Must-haves">
        {gates.map(({ gate, shown, notShown }) => (
          <li key={gate.id}>
            <span>{gate.title}</span>
            <span className={css.marks}>
              {shown.length === 0 && notShown.length === 0 && "unknown"}
              {shown.length > 0 && <b>shown, {namesOf(shown)}</b>}
              {notShown.length > 0 && <b data-tone="warn">not shown, {namesOf(notShown)}</b>}
            </span>
          </li>
        ))}
      </Part>
      {signals.length > 0 && (
        <Part title="Signals">
          {signals.map(({ signal, by }) => (
            <li key={signal.id}>
              <span>
                {signal.tone === "red flag" ? "⚑ " : "+ "}
                {signal.title}
              </span>
              <span className={css.marks}>
                <b data-tone={signal.tone === "red flag" ? "warn" : undefined}>{namesOf(by)}</b>
              </span>
            </li>
          ))}
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul className={css.lines}>{children}</ul>
    </div>
  );
}

function namesOf(members: readonly PanelMember[]): string {
  return members.map(({ name }) => name).join(", ");
}
