import { plural } from "#domain/plural.ts";
import {
  type ScatterPointItem,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
  ReferenceLine,
  ResponsiveContainer,
} from "recharts";
import { comparisonInWords, type ItemComparison } from "#domain/meeting/itemComparison.ts";
import type { ItemId } from "#domain/id.ts";
import { levels, type Level } from "#domain/kit/kit.ts";
import { initialsOf } from "#domain/records/panelist.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import css from "./DotStrip.module.css";

const headHeight = 30;
/** Marks carry initials until stacks get so tall that a page would not hold them. */
const usualMark = 26;
const smallMark = 13;
const tallStack = 9;

type Dot = { score: Level; y: number; size: number; initials: string; name: string };

/** A row is as high as its tallest stack: equal scores stand on top of each other, none hidden. */
function layOut(rows: readonly ItemComparison[]): { heights: number[]; dots: Dot[] } {
  const heights: number[] = [];
  const dots: Dot[] = [];
  const stacksOf = (row: ItemComparison) =>
    levels.map((level) => row.given.filter(({ rating }) => rating.score === level));
  const tallestOf = (row: ItemComparison) =>
    Math.max(1, ...stacksOf(row).map((stack) => stack.length));
  const size = Math.max(...rows.map(tallestOf)) > tallStack ? smallMark : usualMark;
  let top = 0;
  for (const row of rows) {
    const stacks = stacksOf(row);
    const height = Math.max(66, tallestOf(row) * size + 20);
    for (const stack of stacks)
      for (const [at, { member, rating }] of stack.entries())
        if (isLevel(rating.score))
          dots.push({
            score: rating.score,
            y: top + height / 2 + (at - (stack.length - 1) / 2) * size,
            size,
            initials: initialsOf(member.name),
            name: member.name,
          });
    heights.push(height);
    top += height;
  }
  return { heights, dots };
}

/** Every panelist's mark on every item, on one scale. Rows are buttons that choose the item. */
export function DotStrip({
  rows,
  chosen,
  onChoose,
}: {
  rows: readonly ItemComparison[];
  chosen: ItemId;
  onChoose: (item: ItemId) => void;
}) {
  const { heights, dots } = layOut(rows);
  const total = heights.reduce((sum, height) => sum + height, 0);
  return (
    <div className={css.strip}>
      <div className={css.stripHead}>
        <span />
        <span />
        <span className={css.stripFigure}>range</span>
      </div>
      {rows.map((row, index) => (
        <div
          key={row.item.id}
          className={css.stripRow}
          style={{ blockSize: heights[index] }}
          data-chosen={row.item.id === chosen}
        >
          <button type="button" className={css.stripName} onClick={() => onChoose(row.item.id)}>
            {row.item.title}
            <span className="unseen">: {comparisonInWords(row)}</span>
          </button>
          <span />
          <span className={css.stripFigure}>
            <b>{row.range ?? "–"}</b>
            <span>{plural(row.panelists, "panelist")}</span>
          </span>
        </div>
      ))}
      <div className={css.plot} aria-hidden>
        <ResponsiveContainer
          width="100%"
          height={total + headHeight}
          initialDimension={{ width: 420, height: total + headHeight }}
        >
          <ScatterChart
            margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
            accessibilityLayer={false}
          >
            <XAxis
              type="number"
              dataKey="score"
              domain={[0.5, 5.5]}
              ticks={[...levels]}
              orientation="top"
              height={headHeight}
              tickLine={false}
              axisLine={false}
              tick={{ className: css.tick ?? "" }}
            />
            <YAxis type="number" dataKey="y" domain={[0, total]} reversed hide />
            {levels.map((level) => (
              <ReferenceLine key={level} x={level} stroke="var(--line)" />
            ))}
            <Scatter data={dots} isAnimationActive={false} shape={Mark} />
          </ScatterChart>
        </ResponsiveContainer>
      </div>
    </div>
  );
}

function Mark({ cx, cy, payload }: ScatterPointItem) {
  if (cx === undefined || cy === undefined) return <g />;
  const dot = payload as Dot;
  return (
    <g className={css.mark} data-level={dot.score}>
      <title>{`${dot.name}: ${dot.score}`}</title>
      <circle cx={cx} cy={cy} r={dot.size / 2} />
      {dot.size === usualMark && (
        <text x={cx} y={cy}>
          {dot.initials}
        </text>
      )}
    </g>
  );
}
