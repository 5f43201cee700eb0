import type { ReactNode } from "react";
import { Link } from "wouter";
import type { CandidateId } from "#domain/id.ts";
import type { HeldBack } from "#domain/meeting/reviewed.ts";
import { bestInWords, surenessInWords } from "#domain/panelStatistics/bestInWords.ts";
import type { BestOfGroup } from "#domain/panelStatistics/mayBeBest.ts";
import { silenceInWords } from "#domain/panelStatistics/panelInWords.ts";
import type { PanelModel } from "#domain/panelStatistics/panelModel.ts";
import { plural, spelled } from "#domain/plural.ts";
import { capitalised } from "#domain/text.ts";
import { Basis } from "#ui/Basis.tsx";
import { BestBeside } from "./BestBeside.tsx";
import { ContenderTable } from "./ContenderTable.tsx";
import css from "./BestCard.module.css";

/** So many of those held back are named; the others are counted. */
const namedHeld = 6;

/** The hiring manager’s ten seconds: who, how sure, and what would make it surer. */
export function BestCard({
  model,
  held,
  hrefOf,
  roundOf,
}: {
  /** `null` while it is computed. */
  model: PanelModel | null;
  held: readonly HeldBack[];
  /** The way to the meeting on a candidate; `null` where that is in another opening. */
  hrefOf: (candidate: CandidateId) => string | null;
  /** The round a panelist would meet somebody in, where one is theirs. */
  roundOf: (panelist: string) => string | null;
}) {
  return (
    <section className={`card ${css.best ?? ""}`} aria-labelledby="best">
      <h2 id="best" className={css.eyebrow}>
        Who may be best
      </h2>
      {held.length > 0 ? (
        <Held held={held} hrefOf={hrefOf} />
      ) : (
        <Answer model={model} roundOf={roundOf} />
      )}
    </section>
  );
}

function Held({
  held,
  hrefOf,
}: {
  held: readonly HeldBack[];
  hrefOf: (candidate: CandidateId) => string | null;
}) {
  const [named, more] = [held.slice(0, namedHeld), held.length - namedHeld];
  return (
    <>
      <Sentence>Held back until every item has been reviewed.</Sentence>
      <p className="small muted">
        Who is ahead would colour the talk about each item.{" "}
        {held.length === 1
          ? "One candidate is"
          : `${capitalised(spelled(held.length))} candidates are`}{" "}
        still to be talked through:
      </p>
      <ul className={css.held}>
        {named.map(({ candidate, items }) => {
          const href = hrefOf(candidate.id);
          const name = <bdi>{candidate.name}</bdi>;
          return (
            <li key={candidate.id}>
              {href === null ? name : <Link href={href}>{name}</Link>}, {plural(items, "item")} left
            </li>
          );
        })}
        {more > 0 && <li>and {plural(more, "more", "more")}</li>}
      </ul>
    </>
  );
}

function Answer({
  model,
  roundOf,
}: {
  model: PanelModel | null;
  roundOf: (panelist: string) => string | null;
}) {
  if (model === null) return <Sentence>Comparing the panel’s cards…</Sentence>;
  if (model.state !== "ok")
    return (
      <>
        <Sentence>Nobody can be said to be ahead.</Sentence>
        <p className="small">{silenceInWords(model.state)}</p>
      </>
    );
  const { groups } = model.best;
  const [only] = groups;
  return (
    <div className={css.parts}>
      <div className={css.who}>
        {groups.length > 1 && (
          <>
            <Sentence>
              Nobody can be called best overall: these are {spelled(groups.length)} groups that
              share nobody.
            </Sentence>
            <p className="small muted">Within each group:</p>
          </>
        )}
        {groups.length === 1 && only !== undefined && <Sentence>{bestInWords(only)}</Sentence>}
      </div>
      {groups.length === 1 && only !== undefined && (
        <div className={css.sure}>
          <Sureness group={only} candidates={only.of} />
        </div>
      )}
      <div className={css.list}>
        {groups.map((group) => (
          <div key={group.contenders[0]?.candidate.id} className={`stack ${css.group ?? ""}`}>
            {groups.length > 1 && <h3>{bestInWords(group)}</h3>}
            <ContenderTable group={group} />
          </div>
        ))}
        <Basis
          formula="Everybody whom the leader’s true score is not above with a chance of .95, nor by a tenth of a point. The leader is the highest corrected score; ranges are its 95% interval, held within the scale."
          source="The joint posterior of the same model as strictness; the next interview is where chance of being best × chance of not being it is largest, met by whoever has met fewest."
        >
          The cards shown here, allowing for how strict each panelist is.{" "}
          {model.isWeighted ? "Items count as the kit says." : "Items count equally."} An estimate
          stands beside the panel’s call and decides nothing.
        </Basis>
      </div>
      <BestBeside model={model} roundOf={roundOf} />
    </div>
  );
}

function Sentence({ children }: { children: ReactNode }) {
  return <p className={css.sentence}>{children}</p>;
}

/** Panels of so many candidates the trials began with. */
const triedFrom = 8;

function Sureness({ group, candidates }: { group: BestOfGroup; candidates: number }) {
  const { short, why } = surenessInWords(group);
  return (
    <>
      <h3>How sure</h3>
      <p>
        <b>{short}</b> {why}{" "}
        {candidates < triedFrom
          ? `${capitalised(spelled(candidates))} candidates are few: the trials behind this began with ${spelled(triedFrom)}.`
          : trialInWords}
      </p>
    </>
  );
}

/** From `npm run audit:statistics`, whose table is in docs/statistics.md j. */
const trialInWords =
  "In simulated panels a list like this held the best candidate in 98 of 100; the first name alone was best in 64.";
