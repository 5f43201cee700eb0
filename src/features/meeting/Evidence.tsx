import { evidenceOf } from "#domain/records/evidence.ts";
import { useState } from "react";
import type { ItemComparison, GivenRating } from "#domain/meeting/itemComparison.ts";
import { anchorOf, levelNames, levels, type Level } from "#domain/kit/kit.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import { Scroll } from "#ui/Scroll.tsx";
import css from "./Evidence.module.css";

/** More people than this at one level scroll within it, so that the levels stay side by side. */
const manyAtOneLevel = 3;

/** Each panelist's evidence on the chosen item under the level they gave and its anchor, lowest first. */
export function Evidence({ row, panel }: { row: ItemComparison; panel: Panel }) {
  const given = levels
    .map((level) => ({ level, marks: row.given.filter(({ rating }) => rating.score === level) }))
    .filter(({ marks }) => marks.length > 0);
  return (
    <div className={css.evidence}>
      <h3 className="unseen">Evidence</h3>
      {given.length === 0 && (
        <p className="muted">
          {row.notObserved.length > 0
            ? "Nobody observed this item, so there is nothing to compare. A later round could ask for it."
            : "Nobody scored this item."}
        </p>
      )}
      <ul className={css.levels} data-all={given.length === levels.length}>
        {given.map(({ level, marks }) => (
          <li key={level} className={css.level}>
            <div className={css.anchor}>
              <ScoreMark score={level} />
              <p dir="auto">
                <b>{levelNames[level]}</b> {anchorOf(row.item, level)}
              </p>
            </div>
            <Pieces level={level} marks={marks} panel={panel} />
          </li>
        ))}
      </ul>
      {row.notObserved.length > 0 && given.length > 0 && (
        <p className="small muted">
          Not observed by{" "}
          {[...new Set(row.notObserved)].map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ", "}
              <bdi>{name}</bdi>
            </span>
          ))}
          .
        </p>
      )}
    </div>
  );
}

function Pieces({
  level,
  marks,
  panel,
}: {
  level: Level;
  marks: readonly GivenRating[];
  panel: Panel;
}) {
  const pieces = (
    <ul className={css.pieces}>
      {marks.map((mark) => (
        <Piece key={mark.card.id} mark={mark} panel={panel} />
      ))}
    </ul>
  );
  if (marks.length <= manyAtOneLevel) return pieces;
  return (
    <Scroll label={`Evidence for ${level} ${levelNames[level]}`} className={css.many}>
      {pieces}
    </Scroll>
  );
}

function Piece({ mark: { member, card, rating }, panel }: { mark: GivenRating; panel: Panel }) {
  const round = panel.rounds.find(({ id }) => id === card.round)?.title ?? "";
  const signals = rating.signals.map((id) => ({
    id,
    signal: panel.kit?.signals.find((signal) => signal.id === id),
  }));
  return (
    <li>
      <p className={css.who}>
        <b>
          <bdi>{member.name}</bdi>
        </b>{" "}
        <span className="small muted">
          {round}
          {card.body.rev > 1 && `, corrected, revision ${card.body.rev}`}
        </span>
      </p>
      <Words text={evidenceOf(rating)} />
      {signals.length > 0 && (
        <ul className={css.tags}>
          {signals.map(({ id, signal }) => (
            <li key={id} className={css.tag} data-tone={signal?.tone}>
              {signal?.tone === "red flag" ? "⚑ " : "+ "}
              {signal?.title ?? id}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Long evidence opens on demand: the others' stays beside it. */
function Words({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  const isLong = text.length > 220 || text.split("\n").length > 5;
  if (text.trim() === "") return <p className={css.words}>No evidence written.</p>;
  return (
    <>
      <p className={css.words} data-cut={isLong && !whole} dir="auto">
        {text}
      </p>
      {isLong && (
        <button
          type="button"
          className={css.more}
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
        >
          {whole ? "Less" : "The whole text"}
        </button>
      )}
    </>
  );
}
