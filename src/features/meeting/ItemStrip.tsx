import type { ItemComparison } from "#domain/meeting/itemComparison.ts";
import { type Level, levelNames, levels } from "#domain/kit/kit.ts";
import css from "./ItemStrip.module.css";
import { PersonMark } from "./PersonMark.tsx";

/** One panelist's one card: who made two has two marks. */
type Dot = { id: string; name: string };

/**
 * Who stands where on the chosen item. A drawing: the sentence above it and the evidence by level
 * below say the same in words.
 */
export function ItemStrip({ row }: { row: ItemComparison }) {
  return (
    <div className={css.strip} aria-hidden>
      {levels.map((level) => (
        <Column
          key={level}
          level={level}
          name={levelNames[level]}
          dots={row.given
            .filter(({ rating }) => rating.score === level)
            .map(({ card, member }) => ({ id: card.id, name: member.name }))}
        />
      ))}
      {row.notObserved.length > 0 && (
        <Column level="none" name="Not observed" dots={[...new Set(row.notObserved)]} />
      )}
    </div>
  );
}

function Column({
  level,
  name,
  dots,
}: {
  level: Level | "none";
  name: string;
  dots: readonly Dot[];
}) {
  return (
    <div className={css.column}>
      <span className={css.level}>
        {level !== "none" && <b>{level}</b>} <span>{name}</span>
      </span>
      <span className={css.marks}>
        {dots.map((dot) => (
          <PersonMark key={dot.id} name={dot.name} look={level} />
        ))}
      </span>
    </div>
  );
}
