export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** The mean of a non-empty list; 0 for an empty one, which no caller passes on. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

/** Σwx/Σw; 0 where nothing has weight. */
export function weightedMean(values: readonly { score: number; weight: number }[]): number {
  const total = sum(values.map(({ weight }) => weight));
  return total === 0 ? 0 : sum(values.map(({ score, weight }) => weight * score)) / total;
}

/** Σ(x − x̄)². */
export function sumOfSquares(values: readonly number[]): number {
  const centre = mean(values);
  return sum(values.map((value) => (value - centre) ** 2));
}

/** The sample standard deviation (n − 1), or 0 with fewer than two values. */
export function standardDeviation(values: readonly number[]): number {
  return values.length < 2 ? 0 : Math.sqrt(sumOfSquares(values) / (values.length - 1));
}

/** Highest minus lowest; 0 for an empty list. */
export function rangeOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}
