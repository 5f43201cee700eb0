/**
 * Thorndike's case 2: r as it would be with all applicants, `sdRatio` = SD of applicants / SD of
 * hired. Holds only where this score alone decided who was hired, which panels seldom let it do.
 */
export function correctedForRange(r: number, sdRatio: number): number | null {
  if (!(sdRatio > 0) || !Number.isFinite(sdRatio) || !(Math.abs(r) <= 1)) return null;
  return (r * sdRatio) / Math.sqrt(1 + r * r * (sdRatio * sdRatio - 1));
}
