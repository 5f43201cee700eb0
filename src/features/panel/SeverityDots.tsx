import {
  ErrorBar,
  type ScatterPointItem,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from "recharts";
import { severityInWords } from "#domain/panelStatistics/panelInWords.ts";
import type { PanelistSeverity } from "#domain/panelStatistics/panelModel.ts";
import css from "./PanelPage.module.css";
import { signed, signedEnd } from "#domain/numberWords.ts";

const rowHeight = 46;
const axisHeight = 22;

/** A row a panelist: a dot for their points, a bar for the interval, both again in figures. */
export function SeverityDots({ severity }: { severity: readonly PanelistSeverity[] }) {
  const reach = Math.max(
    0.5,
    Math.ceil(2 * Math.max(...severity.flatMap(({ lo, hi }) => [-lo, hi]))) / 2,
  );
  const dots = severity.map(({ mean, lo, hi }, row) => ({
    mean,
    row: (row + 0.5) * rowHeight,
    interval: [mean - lo, hi - mean],
  }));
  const total = severity.length * rowHeight;
  return (
    <div className={css.severity}>
      {severity.map((one) => (
        <div key={one.panelist.id} className={css.severityRow} style={{ blockSize: rowHeight }}>
          <bdi>{one.panelist.name}</bdi>
          <span />
          <span className={css.figure} data-large={one.isLarge}>
            <b>
              {signed(one.mean)} {(one.word === "strict" || one.word === "lenient") && one.word}
            </b>
            <small>
              {signedEnd(one.lo)} to {signedEnd(one.hi)}
            </small>
          </span>
          <span className="unseen">, {severityInWords(one)}</span>
        </div>
      ))}
      <div className={css.severityPlot} aria-hidden>
        <ResponsiveContainer
          width="100%"
          height={total + axisHeight}
          initialDimension={{ width: 240, height: total + axisHeight }}
        >
          <ScatterChart
            margin={{ top: 0, right: 16, bottom: 0, left: 16 }}
            accessibilityLayer={false}
          >
            <XAxis
              type="number"
              dataKey="mean"
              domain={[-reach, reach]}
              ticks={[-reach, 0, reach]}
              tickFormatter={signed}
              height={axisHeight}
              interval="preserveStartEnd"
              tickLine={false}
              axisLine={false}
              tick={{ className: css.severityTick ?? "" }}
            />
            <YAxis type="number" dataKey="row" domain={[0, total]} reversed hide />
            <ReferenceLine x={0} stroke="var(--ink-2)" strokeDasharray="3 3" />
            <Scatter data={dots} fill="var(--accent)" isAnimationActive={false} shape={Dot}>
              <ErrorBar
                dataKey="interval"
                direction="x"
                width={0}
                stroke="var(--ink-3)"
                strokeWidth={3}
                isAnimationActive={false}
              />
            </Scatter>
          </ScatterChart>
        </ResponsiveContainer>
      </div>
    </div>
  );
}

function Dot({ cx, cy }: ScatterPointItem) {
  if (cx === undefined || cy === undefined) return <g />;
  return <circle cx={cx} cy={cy} r={5.5} fill="var(--accent)" stroke="var(--card)" />;
}
