import css from "./ChartSpace.module.css";

/** Keeps a chart's room while its code is on the way, so that nothing below it jumps. */
export function ChartSpace() {
  return <div className={css.space} />;
}
