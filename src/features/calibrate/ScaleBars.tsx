import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts";
import type { ScaleUse } from "#domain/calibration.ts";
import { levelNames, levels } from "#domain/kit.ts";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import css from "./Calibrate.module.css";

const barHeight = 38;

/** One bar a panelist, divided by level in the order of the scale. */
export function ScaleBars({ use }: { use: readonly ScaleUse[] }) {
  const bars = use
    .filter(({ total }) => total > 0)
    .map(({ member, counts, total }) => ({
      name: member.name,
      ...Object.fromEntries(levels.map((level) => [`share${level}`, counts[level] / total])),
      ...Object.fromEntries(
        levels.map((level) => [`label${level}`, counts[level] === 0 ? "" : String(level)]),
      ),
    }));
  const height = bars.length * barHeight + 8;
  return (
    <div>
      <div className={css.bars} aria-hidden>
        <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 640, height }}>
          <BarChart
            data={bars}
            layout="vertical"
            margin={{ top: 0, right: 4, bottom: 0, left: 0 }}
            accessibilityLayer={false}
          >
            <XAxis type="number" domain={[0, 1]} hide />
            <YAxis
              type="category"
              dataKey="name"
              width={120}
              tickLine={false}
              axisLine={false}
              interval={0}
              tick={{ fill: "var(--ink)" }}
            />
            {levels.map((level) => (
              <Bar
                key={level}
                dataKey={`share${level}`}
                stackId="use"
                fill={`var(--s${level})`}
                barSize={22}
                stroke="var(--card)"
                strokeWidth={2}
                isAnimationActive={false}
              >
                <LabelList
                  dataKey={`label${level}`}
                  position="center"
                  fill={`var(--on-s${level})`}
                />
              </Bar>
            ))}
          </BarChart>
        </ResponsiveContainer>
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
