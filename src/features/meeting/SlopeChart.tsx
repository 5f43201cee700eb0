import { isLevel } from "#domain/records/scorecard.ts";
import type { Stand } from "#domain/records/rerating.ts";
import { initialsOf } from "#domain/records/panelist.ts";
import css from "./Shift.module.css";
import type { ScoreShift } from "#domain/meeting/beforeAndAfter.ts";

const [width, left, right, step, top] = [240, 84, 156, 24, 30];

/**
 * First score to new score, a line per panelist; those who went the same way share a line, named at
 * its ends. Who moved is solid and heavy, who stayed is dashed, so that colour is not needed. A
 * drawing: the sentence above and the table below say the same.
 */
export function SlopeChart({ all }: { all: readonly ScoreShift[] }) {
  const unseen = all.some(({ from, to }) => !isLevel(from) || !isLevel(to));
  const stands: Stand[] = [5, 4, 3, 2, 1, ...(unseen ? (["not observed"] as const) : [])];
  const y = (stand: Stand) => top + stands.indexOf(stand) * step;
  const lines = [
    ...new Map(all.map(({ from, to }) => [`${from} ${to}`, { from, to }])).values(),
  ].map((line) => ({
    ...line,
    count: all.filter(({ from, to }) => from === line.from && to === line.to).length,
  }));
  const endOf = (side: "from" | "to", stand: Stand) => {
    const there = all.filter((one) => one[side] === stand).map(({ member }) => member.name);
    return there.length > 3 ? `×${there.length}` : there.map(initialsOf).join(" ");
  };
  return (
    <svg
      className={css.slope}
      viewBox={`0 0 ${width} ${top + (stands.length - 1) * step + 10}`}
      aria-hidden
    >
      <text x={left} y="9" textAnchor="end">
        first
      </text>
      <text x={right} y="9">
        after
      </text>
      {stands.map((stand) => (
        <g key={stand}>
          <line x1={left} x2={right} y1={y(stand)} y2={y(stand)} />
          <text x="2" y={y(stand)}>
            {stand === "not observed" ? "n/o" : stand}
          </text>
          <text x={left - 9} y={y(stand)} textAnchor="end">
            {endOf("from", stand)}
          </text>
          <text x={right + 9} y={y(stand)}>
            {endOf("to", stand)}
          </text>
        </g>
      ))}
      {lines.map(({ from, to, count }) => (
        <g key={`${from} ${to}`} data-moved={from !== to}>
          <path d={`M${left} ${y(from)} L${right} ${y(to)}`} strokeWidth={Math.min(6, 1 + count)} />
          <circle cx={left} cy={y(from)} r="4" />
          <circle cx={right} cy={y(to)} r="4" />
        </g>
      ))}
    </svg>
  );
}
