import type { CandidateId } from "#domain/id.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { ReactNode } from "react";
import css from "./Standing.module.css";
import { StandingRows } from "./StandingRows.tsx";
import { cardsOnOwnKit, countedCards, whyNotCounted } from "#domain/panel/counted.ts";
import { itemsToReview } from "#domain/meeting/reviewed.ts";
import { itemStandings } from "#domain/meeting/itemStanding.ts";
import { splitInWords } from "#domain/meeting/splitInWords.ts";
import { gateCounts } from "#domain/meeting/gateCounts.ts";
import { capitalised } from "#domain/text.ts";

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
  const onKit = cardsOnOwnKit(panel, candidate).cards;
  const authors = new Set(onKit.map(({ author }) => author)).size;
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
      <StandingRows standings={itemStandings(panel, candidate, "after")} />
      <div className={css.pair}>
        <Recommendations panel={panel} candidate={candidate} />
        <Part title="Must-have skills">
          {gateCounts(panel, candidate).map(({ gate, shown, notShown }) => (
            <li key={gate.id}>
              <span>
                <bdi>{gate.title}</bdi>
              </span>
              <span className={css.marks}>
                <span>{gateInWords(shown, authors - shown.length - notShown.length)}</span>
                {notShown.length > 0 && (
                  <b data-tone="warn">
                    not shown {notShown.length}, {namesOf(notShown)}
                  </b>
                )}
              </span>
            </li>
          ))}
        </Part>
      </div>
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

/** Who would, who would not: the split in a sentence, then by name. */
function Recommendations({ panel, candidate }: { panel: Panel; candidate: CandidateId }) {
  const given = panel.members.flatMap((member) =>
    countedCards(panel, candidate)
      .filter(({ author }) => author === member.id)
      .map((card) => ({ member, card, why: whyNotCounted(panel, card) })),
  );
  return (
    <Part
      title="Recommendations"
      sentence={splitInWords(given.map(({ card }) => card.body.recommendation))}
    >
      {given.map(({ member, card, why }) => (
        <li key={card.id}>
          <span>
            <bdi>{member.name}</bdi>
            {why !== null && <span className="small muted"> {why}: not in the composite</span>}
          </span>
          <b>{capitalised(card.body.recommendation)}</b>
        </li>
      ))}
    </Part>
  );
}

/** “shown by all 4”, “shown 2, unknown 2”: unknown is no mark against anybody. */
function gateInWords(shown: readonly PanelMember[], unknown: number): string {
  if (unknown === 0 && shown.length > 0) return `shown ${shown.length}`;
  if (shown.length === 0) return unknown === 0 ? "" : `unknown ${unknown}`;
  return `shown ${shown.length}, unknown ${unknown}`;
}

function Part({
  title,
  sentence,
  children,
}: {
  title: string;
  sentence?: string;
  children: ReactNode;
}) {
  return (
    <div>
      <h3>{title}</h3>
      {sentence !== undefined && <p className={css.split}>{sentence}</p>}
      <ul className={css.lines}>{children}</ul>
    </div>
  );
}

function namesOf(members: readonly PanelMember[]): string {
  return members.map(({ name }) => name).join(", ");
}
