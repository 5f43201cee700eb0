/**
 * Score points as people read them: more digits would claim more than a few scores hold. Half goes
 * away from 0, as on paper: 3.75 is 3.8 whether it was summed as 3.75 or as a hair less.
 */
export function inPoints(value: number): string {
  const tenths = Math.round(Math.abs(value) * 10 + 1e-6);
  return `${value < 0 && tenths > 0 ? "-" : ""}${(tenths / 10).toFixed(1)}`;
}

/** `+0.5`, `−0.4`, `0.0`: points above or below an average. */
export function signed(points: number): string {
  const size = inPoints(Math.abs(points));
  if (size === "0.0") return size;
  return points < 0 ? `−${size}` : `+${size}`;
}

/** An interval’s end, in points: one that only rounds to 0 says on which side of it it lies. */
export function signedEnd(points: number): string {
  if (points === 0 || signed(points) !== "0.0") return signed(points);
  return points < 0 ? "just below 0" : "just above 0";
}

/** A coefficient, with a true minus sign. */
export function coefficient(value: number): string {
  const size = Math.abs(value).toFixed(2);
  return value < 0 && size !== "0.00" ? `−${size}` : size;
}
