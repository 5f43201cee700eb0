import { againstInWords } from "#domain/panelStatistics/bestInWords.ts";
import type { BestOfGroup, Contender } from "#domain/panelStatistics/mayBeBest.ts";
import { inPoints } from "#domain/numberWords.ts";
import { levels } from "#domain/kit/kit.ts";
import { plural } from "#domain/plural.ts";
import { Fold } from "#ui/Fold.tsx";
import { Scroll } from "#ui/Scroll.tsx";
import css from "./BestCard.module.css";

/** So many stand in view; the others unfold. */
const firstShown = 5;
/** Above this mean, scores run into the end of the scale. */
const nearCeiling = 4.5;

/** Those who may be best: a range on the scale, the same in figures, and how each stands to the leader. */
export function ContenderTable({ group: { contenders, of } }: { group: BestOfGroup }) {
  const [leader] = contenders;
  const more = contenders.slice(firstShown);
  return (
    <>
      <Rows
        contenders={contenders.slice(0, firstShown)}
        head={`${contenders.length} of ${of}`}
        leader={leader?.candidate.name ?? ""}
      />
      {more.length > 0 && (
        <Fold summary={`${plural(more.length, "more candidate")} who may be best`}>
          <Rows contenders={more} head="More candidates" leader={leader?.candidate.name ?? ""} />
        </Fold>
      )}
      {leader !== undefined && leader.score.mean > nearCeiling && (
        <p className="small muted">
          Scores run into the end of the scale here: differences above 4.5 show smaller than they
          are.
        </p>
      )}
    </>
  );
}

function Rows({
  contenders,
  head,
  leader,
}: {
  contenders: readonly Contender[];
  head: string;
  leader: string;
}) {
  return (
    <Scroll label={`${head} against ${leader}`}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className={css.scaleCell} aria-hidden>
              <span className={css.scale}>
                {levels.map((level) => (
                  <span key={level} style={{ insetInlineStart: `${placeOf(level)}%` }}>
                    {level}
                  </span>
                ))}
              </span>
            </th>
            <th scope="col">Panel’s mean, likely range</th>
            <th scope="col">
              Against <bdi>{leader}</bdi>
            </th>
          </tr>
        </thead>
        <tbody>
          {contenders.map((one) => (
            <Row key={one.candidate.id} contender={one} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Row({ contender }: { contender: Contender }) {
  const { candidate, score, standing, against } = contender;
  const [mean, lo, hi] = [score.mean, score.lo, score.hi].map(onScale);
  return (
    <tr>
      <th scope="row">
        <bdi>{candidate.name}</bdi>
      </th>
      <td className={css.scaleCell} aria-hidden>
        <span className={css.scale}>
          {levels.map((level) => (
            <i key={level} style={{ insetInlineStart: `${placeOf(level)}%` }} />
          ))}
          <span
            className={css.range}
            style={{
              insetInlineStart: `${placeOf(lo ?? 1)}%`,
              inlineSize: `${placeOf(hi ?? 5) - placeOf(lo ?? 1)}%`,
            }}
          />
          <span
            className={css.dot}
            data-leads={against.state === "leads"}
            style={{ insetInlineStart: `${placeOf(mean ?? 1)}%` }}
          />
        </span>
      </td>
      <td>
        <span className={css.likely}>
          <b>{inPoints(mean ?? 1)}</b> {inPoints(lo ?? 1)} to {inPoints(hi ?? 5)}
        </span>
        <small>
          {plural(standing.panelists, "panelist")}
          {standing.shortCards > 0 && `, ${plural(standing.shortCards, "short card")}`}
        </small>
      </td>
      <td>{againstInWords(contender)}</td>
    </tr>
  );
}

function onScale(points: number): number {
  return Math.max(1, Math.min(5, points));
}

/** Percent of the way from 1 to 5. */
function placeOf(points: number): number {
  return (100 * (points - 1)) / 4;
}
