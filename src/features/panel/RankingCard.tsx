import { inPoints } from "#domain/numberWords.ts";
import { plural } from "#domain/plural.ts";
import { useState } from "react";
import { silenceInWords, verdictInWords } from "#domain/panelStatistics/panelInWords.ts";
import type { HeldBack } from "#domain/meeting/reviewed.ts";
import type { PanelModel } from "#domain/panelStatistics/panelModel.ts";
import type { Ranking } from "#domain/panelStatistics/panelRankings.ts";
import { Basis } from "#ui/Basis.tsx";
import { Fold } from "#ui/Fold.tsx";
import { firstRows, ShowAll } from "./Matrix.tsx";
import css from "./PanelPage.module.css";

type Modelled = Extract<PanelModel, { state: "ok" }>;

/**
 * Who can be told apart. In a fold, for the order to be looked at after the talk and not before; by
 * raw means unless the correction was switched on.
 */
export function RankingCard({
  model,
  held,
  corrected,
}: {
  model: PanelModel;
  held: readonly HeldBack[];
  corrected: boolean;
}) {
  return (
    <section className="card stack" aria-labelledby="ranking">
      <div>
        <h2 id="ranking">Who can be told apart</h2>
        <p className="small muted">
          Everybody’s place, with the range it may be in; between two neighbours, whether the cards
          tell them apart.
        </p>
      </div>
      <Answer model={model} held={held} corrected={corrected} />
    </section>
  );
}

function Answer({
  model,
  held,
  corrected,
}: {
  model: PanelModel;
  held: readonly HeldBack[];
  corrected: boolean;
}) {
  if (model.state !== "ok") return <p>{silenceInWords(model.state)}</p>;
  if (held.length > 0)
    return <p>Held back until every item of every candidate here has been reviewed.</p>;
  return <Folded model={model} corrected={corrected} />;
}

function Folded({ model, corrected }: { model: Modelled; corrected: boolean }) {
  const rankings = corrected ? model.rankings.corrected : model.rankings.raw;
  return (
    <>
      <Fold summary="Show the order, once the items have been talked through">
        <p className="small muted">
          {corrected ? "By scores corrected for strictness." : "By raw means."}
          {!model.isComplete &&
            " Not everyone scored everyone, so ranks and words allow for how strict each panelist is."}
        </p>
        {rankings.length > 1 && <AcrossGroups rankings={rankings} corrected={corrected} />}
        {rankings.map((ranking, group) => (
          <div key={ranking.standings[0]?.candidate.id} className={css.group}>
            {rankings.length > 1 && <h3>Group {group + 1}</h3>}
            <Order ranking={ranking} corrected={corrected} />
          </div>
        ))}
      </Fold>
      <Basis
        formula={`The chance that one candidate’s score from this whole panel is above the other’s: from .95 clearly, from .80 probably, below that, or under a tenth of a point, not told apart. Ranks: the middle 90% of ${model.rankings.draws.toLocaleString("en")} draws.`}
        source="The joint posterior of the same model as strictness; cut-offs are Needle’s own."
      >
        The cards shown here, items counted {model.isWeighted ? "as the kit says" : "alike"}. A
        short card lacks over a quarter of the items and counts like a full one, so ranges that rest
        on it are too narrow. In simulated panels where each candidate met two or three panelists,
        even the best method missed the best candidate four or five times in ten. An order is where
        talk begins, not a decision.
      </Basis>
    </>
  );
}

/** One list over groups that share nobody: only for who asks, and only with what it assumes. */
function AcrossGroups({
  rankings,
  corrected,
}: {
  rankings: readonly Ranking[];
  corrected: boolean;
}) {
  const value = ({ raw, corrected: score }: Ranking["standings"][number]) =>
    corrected ? score.mean : raw;
  const all = rankings
    .flatMap(({ standings }, group) => standings.map((one) => ({ one, group: group + 1 })))
    .toSorted((a, b) => value(b.one) - value(a.one));
  return (
    <Fold
      summary={`All groups in one list: assumes ${rankings.length === 2 ? "both" : `all ${rankings.length}`} are equally strict on average`}
    >
      <p className="small muted">
        Nothing here can check that. If one group is stricter, or met stronger candidates, the list
        is wrong.
      </p>
      <ul>
        {all.map(({ one, group }) => (
          <li key={one.candidate.id}>
            <bdi>{one.candidate.name}</bdi>, {inPoints(value(one))}, group {group}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function Order({ ranking, corrected }: { ranking: Ranking; corrected: boolean }) {
  const [isWhole, setWhole] = useState(false);
  const { standings } = ranking;
  const shown = isWhole ? standings : standings.slice(0, firstRows);
  return (
    <>
      <ol className={css.order}>
        {shown.map(({ candidate, raw, corrected: score, panelists, shortCards, rank }, k) => {
          const verdict = k + 1 < shown.length ? ranking.verdicts[k] : undefined;
          return (
            <li key={candidate.id} className={css.standing}>
              <bdi className="strong">{candidate.name}</bdi>
              <span>
                {corrected
                  ? `${inPoints(score.mean)} (${inPoints(score.lo)} to ${inPoints(score.hi)})`
                  : `mean ${inPoints(raw)}`}
                , {plural(panelists, "panelist")}
                {shortCards > 0 && `, ${plural(shortCards, "short card")}`}
              </span>
              <span>{rankInWords(rank)}</span>
              {verdict !== undefined && (
                <span
                  className={css.verdict}
                  data-label={verdict.state === "ok" ? verdict.label : "none"}
                >
                  {verdictInWords(verdict)}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {shown.length < standings.length && (
        <ShowAll of={standings.length} onShow={() => setWhole(true)} />
      )}
    </>
  );
}

function rankInWords(rank: Ranking["standings"][number]["rank"]): string {
  switch (rank.state) {
    case "ok":
      return `rank ${rank.lo === rank.hi ? rank.lo : `${rank.lo} to ${rank.hi}`} of ${rank.of} (90%)`;
    case "few-links":
      return "no rank: rests on one or two links";
    case "not-ranked":
      return "no rank: only the first 50 are ranked";
  }
}
