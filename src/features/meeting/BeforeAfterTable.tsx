import type { Item } from "#domain/kit/kit.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import { Scroll } from "#ui/Scroll.tsx";
import css from "./Shift.module.css";
import { SlopeChart } from "./SlopeChart.tsx";
import { missedChoice } from "./words.ts";
import type { ScoreShift } from "#domain/meeting/beforeAndAfter.ts";

/** More people than this scroll. */
const many = 8;

/** Who moved, from where to where, and why: a sentence, a slope for the eye, the numbers. */
export function BeforeAfterTable({ all, item }: { all: readonly ScoreShift[]; item: Item }) {
  const label = `Before and after the talk, ${item.title}`;
  const table = (
    <table className={css.moves} aria-label={label}>
      <thead className="unseen">
        <tr>
          <th scope="col">Panelist</th>
          <th scope="col">First</th>
          <th scope="col">After the talk</th>
        </tr>
      </thead>
      <tbody>
        {all.map((one) => (
          <Move key={one.card.id} {...one} />
        ))}
      </tbody>
    </table>
  );
  return (
    <div className={css.shift}>
      <p className="small muted">{inWords(all)}</p>
      <SlopeChart all={all} />
      {all.length > many ? (
        <Scroll label={label} className={css.tableFrame}>
          {table}
        </Scroll>
      ) : (
        table
      )}
    </div>
  );
}

function Move({ member, from, to, rerating, former, unread }: ScoreShift) {
  const note = noteOn(unread);
  return (
    <tr>
      <th scope="row">
        <bdi>{member.name}</bdi>
        {former === null ? (
          <small dir="auto">
            {rerating?.reason || (from === to && note === null ? "Kept" : "")}
            {typeof rerating?.enteredBy === "string" && ` (entered by ${rerating.enteredBy})`}
          </small>
        ) : (
          <small className={css.former}>
            Chose {former.to} before correcting the card, which gave {former.from} then. Not counted
            unless chosen again.
          </small>
        )}
        {note !== null && <small className={css.former}>{note}</small>}
      </th>
      <td>
        <ScoreMark score={isLevel(from) ? from : null} />
      </td>
      <td>
        <span aria-hidden>→ </span>
        <ScoreMark score={isLevel(to) ? to : null} />
      </td>
    </tr>
  );
}

function noteOn(unread: ScoreShift["unread"]): string | null {
  switch (unread?.state) {
    case "on its way":
      return "Has chosen; their device has yet to tell what.";
    case "missed":
      return missedChoice;
    case "hidden":
    case undefined:
      return null;
  }
}

function inWords(all: readonly ScoreShift[]): string {
  const moved = all.filter(({ from, to }) => from !== to).length;
  const who =
    moved === 0
      ? "Nobody moved."
      : moved === 1
        ? "One panelist moved."
        : `${moved} panelists moved.`;
  return `${who} ${spread(all.map(({ from }) => from))} before, ${spread(all.map(({ to }) => to)).toLowerCase()} after. Talking alone brings scores closer: read it as consensus, not as proof.`;
}

function spread(scores: readonly ScoreShift["from"][]): string {
  const levels = scores.filter(isLevel);
  if (levels.length === 0) return "No score";
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  if (levels.length === 1) return `Only ${low}`;
  return low === high ? `All ${low}` : `${low} to ${high}`;
}
