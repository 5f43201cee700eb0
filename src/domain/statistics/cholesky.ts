/**
 * Cholesky factor of a positive definite n×n matrix, in place, row-major, lower triangle only.
 * A pivot lost to rounding is held at a sliver of its diagonal instead of turning into NaN.
 */
export function factorise(matrix: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let value = matrix[i * n + j] ?? 0;
      const original = value;
      for (let k = 0; k < j; k++) value -= (matrix[i * n + k] ?? 0) * (matrix[j * n + k] ?? 0);
      matrix[i * n + j] =
        i === j
          ? Math.sqrt(Math.max(value, 1e-15 * Math.abs(original), 1e-300))
          : value / (matrix[j * n + j] ?? 0);
    }
  }
}

/** Solves L u = h in place. */
export function solveLower(factor: Float64Array, n: number, h: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let value = h[i] ?? 0;
    for (let k = 0; k < i; k++) value -= (factor[i * n + k] ?? 0) * (h[k] ?? 0);
    h[i] = value / (factor[i * n + i] ?? 0);
  }
}

/** Solves Lᵀ x = u in place. */
export function solveUpper(factor: Float64Array, n: number, u: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    let value = u[i] ?? 0;
    for (let k = i + 1; k < n; k++) value -= (factor[k * n + i] ?? 0) * (u[k] ?? 0);
    u[i] = value / (factor[i * n + i] ?? 0);
  }
}

/** (LLᵀ)⁻¹, in full, into `inverse`; `lower` is room for L⁻¹, of the same size. */
export function invertInto(
  inverse: Float64Array,
  { factor, lower }: { factor: Float64Array; lower: Float64Array },
  n: number,
): void {
  for (let j = 0; j < n; j++) {
    lower[j * n + j] = 1 / (factor[j * n + j] ?? 0);
    for (let i = j + 1; i < n; i++) {
      let value = 0;
      for (let k = j; k < i; k++) value -= (factor[i * n + k] ?? 0) * (lower[k * n + j] ?? 0);
      lower[i * n + j] = value / (factor[i * n + i] ?? 0);
    }
  }
  inverse.fill(0);
  // Row by row of L⁻¹: every access runs along a row, which is what makes 51×51 cheap.
  for (let k = 0; k < n; k++)
    for (let i = 0; i <= k; i++) {
      const left = lower[k * n + i] ?? 0;
      for (let j = 0; j <= i; j++)
        inverse[i * n + j] = (inverse[i * n + j] ?? 0) + left * (lower[k * n + j] ?? 0);
    }
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) inverse[j * n + i] = inverse[i * n + j] ?? 0;
}

/** Solves a positive definite system A x = h; both arguments are overwritten, h with x. */
export function solve(matrix: Float64Array, n: number, h: Float64Array): Float64Array {
  factorise(matrix, n);
  solveLower(matrix, n, h);
  solveUpper(matrix, n, h);
  return h;
}
