import { levelNames, levels } from "#domain/kit/kit.ts";
import { type ItemStanding, movesInWords } from "#domain/meeting/itemStanding.ts";
import { inPoints } from "#domain/numberWords.ts";
import { PersonMark } from "./PersonMark.tsx";
import css from "./StandingRows.module.css";

/** Each item as a row of marks: filled where somebody stands now, hollow where they moved from. */
export function StandingRows({ standings }: { standings: readonly ItemStanding[] }) {
  const hasMoved = standings.some(({ shifts }) => shifts.some(({ from, to }) => from !== to));
  return (
    <div className={css.rows}>
      <div className={css.scale} aria-hidden>
        {levels.map((level) => (
          <span key={level}>
            <b>{level}</b> <span>{levelNames[level]}</span>
          </span>
        ))}
        <b>Mean</b>
      </div>
      <ol>
        {standings.map((standing) => (
          <li key={standing.item.id} className={css.row}>
            <div className={css.head}>
              <h3>
                <bdi>{standing.item.title}</bdi>
              </h3>
              <span className="small muted" dir="auto">
                {movesInWords(standing)}
              </span>
            </div>
            <Track standing={standing} />
            <p className={css.mean}>
              <b>{standing.mean === null ? "–" : inPoints(standing.mean)}</b>
              <span className="small muted">
                <span className="unseen"> mean, scored by </span>
                {standing.scored} of {standing.answered}
              </span>
            </p>
          </li>
        ))}
      </ol>
      {hasMoved && (
        <p className={css.key} aria-hidden>
          <span>
            <PersonMark name="A" look="before" /> before the talk
          </span>
          <span>
            <PersonMark name="A" look={3} /> after it
          </span>
        </p>
      )}
    </div>
  );
}

/** A drawing; in words for who cannot see it. */
function Track({ standing: { shifts } }: { standing: ItemStanding }) {
  const words = shifts.map(({ member, from, to }) =>
    from === to ? `${member.name} ${to}` : `${member.name} ${to}, ${from} before the talk`,
  );
  return (
    <div className={css.track} role="img" aria-label={words.join("; ") || "Nobody scored it"}>
      {levels.map((level) => (
        <span key={level} className={css.stop}>
          {shifts.flatMap(({ member, card, from, to }) => [
            ...(from === level && to !== level
              ? [<PersonMark key={`${card.id} from`} name={member.name} look="before" />]
              : []),
            ...(to === level ? [<PersonMark key={card.id} name={member.name} look={level} />] : []),
          ])}
        </span>
      ))}
    </div>
  );
}
