import { levelNames, levels } from "#domain/kit/kit.ts";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import css from "./ScaleBars.module.css";
import type { ScaleUse } from "#domain/panelStatistics/scaleUse.ts";

/** One bar a panelist, divided by level in the order of the scale; the table says the counts. */
export function ScaleBars({ use }: { use: readonly ScaleUse[] }) {
  const scoring = use.filter(({ total }) => total > 0);
  return (
    <div>
      <div className={css.bars} aria-hidden>
        {scoring.map(({ member, counts, total }) => (
          <div key={member.id} className={css.row}>
            <bdi>{member.name}</bdi>
            <span className={css.bar}>
              {levels
                .filter((level) => counts[level] > 0)
                .map((level) => (
                  <span
                    key={level}
                    className={css.share}
                    data-level={level}
                    style={{ inlineSize: `${(100 * counts[level]) / total}%` }}
                  >
                    {level}
                  </span>
                ))}
            </span>
          </div>
        ))}
      </div>
      <ul className={css.legend}>
        {levels.map((level) => (
          <li key={level}>
            <ScoreMark score={level} /> {levelNames[level]}
          </li>
        ))}
      </ul>
    </div>
  );
}
