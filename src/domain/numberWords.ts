/** Score points as people read them: more digits would claim more than a few scores hold. */
export function inPoints(value: number): string {
  return value.toFixed(1);
}

/** `+0.5`, `−0.4`, `0.0`: points above or below an average. */
export function signed(points: number): string {
  const size = Math.abs(points).toFixed(1);
  if (size === "0.0") return size;
  return points < 0 ? `−${size}` : `+${size}`;
}

/** A coefficient, with a true minus sign. */
export function coefficient(value: number): string {
  const size = Math.abs(value).toFixed(2);
  return value < 0 && size !== "0.00" ? `−${size}` : size;
}
