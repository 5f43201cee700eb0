/** A number that can be shown, or `null`: what keeps NaN and ∞ out of every result. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
