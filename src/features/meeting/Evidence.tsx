import { ChevronDown, ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { evidenceOf } from "#domain/records/evidence.ts";
import type { ItemComparison, GivenRating } from "#domain/meeting/itemComparison.ts";
import { anchorOf, type Item, levelNames, levels, type Level } from "#domain/kit/kit.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import css from "./Evidence.module.css";

/**
 * Each panelist's evidence on the chosen item, the lowest score first. The anchor of a level opens
 * where somebody asks what it means: one at a time, or all of them.
 */
export function Evidence({
  row,
  panel,
  withAnchors,
}: {
  row: ItemComparison;
  panel: Panel;
  /** All anchors are open. */
  withAnchors: boolean;
}) {
  const [open, setOpen] = useState<Level | null>(null);
  const given = levels.flatMap((level) =>
    row.given
      .filter(({ rating }) => rating.score === level)
      .map((mark, at) => ({ mark, level, isFirst: at === 0 })),
  );
  return (
    <div className={css.evidence}>
      <h3 className="unseen">Evidence</h3>
      {given.length === 0 ? (
        <p className="muted">
          {row.notObserved.length > 0
            ? "Nobody observed this item, so there is nothing to compare. A later round could ask for it."
            : "Nobody scored this item."}
        </p>
      ) : (
        <ul className={css.pieces}>
          {given.map(({ mark, level, isFirst }) => (
            <Piece
              key={mark.card.id}
              {...{ mark, level, panel }}
              item={row.item}
              // Once for each level is enough.
              isOpen={isFirst && (withAnchors || open === level)}
              onOpen={isFirst ? () => setOpen(open === level ? null : level) : null}
            />
          ))}
        </ul>
      )}
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

function Piece({
  mark: { member, card, rating },
  level,
  item,
  panel,
  isOpen,
  onOpen,
}: {
  mark: GivenRating;
  level: Level;
  item: Item;
  panel: Panel;
  isOpen: boolean;
  /** Opens and closes the level's anchor; `null` below the first of a level. */
  onOpen: (() => void) | null;
}) {
  const anchor = useId();
  const round = panel.rounds.find(({ id }) => id === card.round)?.title ?? "";
  const signals = rating.signals.map((id) => ({
    id,
    signal: panel.kit?.signals.find((signal) => signal.id === id),
  }));
  return (
    <li className={css.piece}>
      <ScoreMark score={level} />
      <div className={css.told}>
        <div className={css.head}>
          <p className={css.who}>
            <b>
              <bdi>{member.name}</bdi>
            </b>{" "}
            <span className="small muted">
              <bdi>{round}</bdi>
              {card.body.rev > 1 && `, corrected, revision ${card.body.rev}`}
            </span>
          </p>
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
          {onOpen !== null && (
            <button
              type="button"
              className={css.level}
              aria-expanded={isOpen}
              aria-controls={anchor}
              aria-label={`What ${level} ${levelNames[level]} means`}
              onClick={onOpen}
            >
              {levelNames[level]}
              {isOpen ? (
                <ChevronDown size={14} aria-hidden />
              ) : (
                <ChevronRight size={14} aria-hidden />
              )}
            </button>
          )}
        </div>
        {onOpen !== null && (
          <p id={anchor} className={css.anchor} dir="auto" hidden={!isOpen}>
            {anchorOf(item, level)}
          </p>
        )}
        <Words text={evidenceOf(rating)} />
      </div>
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
