import type { BeforeAfter } from "#domain/debrief.ts";
import type { Item } from "#domain/kit.ts";
import { isLevel } from "#domain/scorecard.ts";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import css from "./Meeting.module.css";

/** Who moved, from where to where, and why; a slope for the eye beside the numbers. */
export function BeforeAfterTable({ all, item }: { all: readonly BeforeAfter[]; item: Item }) {
  return (
    <>
      <p className="small muted">{inWords(all)}</p>
      <div className={css.slopes}>
        <Slopes all={all} />
        <table className={css.moves} aria-label={`Before and after the talk, ${item.title}`}>
          <thead className="unseen">
            <tr>
              <th scope="col">Panelist</th>
              <th scope="col">First</th>
              <th scope="col">After the talk</th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ member, card, from, to, rerating }) => (
              <tr key={card.id}>
                <th scope="row">
                  <bdi>{member.name}</bdi>
                  <small dir="auto">{rerating?.reason || (from === to ? "Kept" : "")}</small>
                </th>
                <td>
                  <ScoreMark score={isLevel(from) ? from : null} />
                </td>
                <td>
                  <span aria-hidden>→ </span>
                  <ScoreMark score={isLevel(to) ? to : null} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function inWords(all: readonly BeforeAfter[]): string {
  const moved = all.filter(({ from, to }) => from !== to).length;
  const who =
    moved === 0
      ? "Nobody moved."
      : moved === 1
        ? "One panelist moved."
        : `${moved} panelists moved.`;
  return `${who} ${spread(all.map(({ from }) => from))} before, ${spread(all.map(({ to }) => to)).toLowerCase()} after. Talking brings scores closer by itself: read it as consensus, not as proof.`;
}

function spread(scores: readonly BeforeAfter["from"][]): string {
  const levels = scores.filter(isLevel);
  if (levels.length === 0) return "No score";
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  return low === high ? `All ${low}` : `${low} to ${high}`;
}

const height = 128;
const y = (score: number) => 12 + ((5 - score) * (height - 24)) / 4;

function Slopes({ all }: { all: readonly BeforeAfter[] }) {
  return (
    <svg className={css.slope} viewBox={`0 0 120 ${height}`} aria-hidden>
      {[1, 2, 3, 4, 5].map((level) => (
        <g key={level}>
          <text x="4" y={y(level)}>
            {level}
          </text>
          <line x1="20" x2="112" y1={y(level)} y2={y(level)} />
        </g>
      ))}
      {all.map(({ card, from, to }) =>
        isLevel(from) && isLevel(to) ? (
          <g key={card.id} data-moved={from !== to}>
            <path d={`M28 ${y(from)} L104 ${y(to)}`} />
            <circle cx="28" cy={y(from)} r="4" />
            <circle cx="104" cy={y(to)} r="4" />
          </g>
        ) : null,
      )}
    </svg>
  );
}
