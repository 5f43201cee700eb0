export type Json = null | number | string | boolean | Json[] | { [key: string]: Json };

export type GoldenCase = {
  id: string;
  kind: string;
  title: string;
  input: unknown;
  expected: Json;
  tolerance: Record<string, number>;
  provenance?: { sha256?: string };
};

/** What the project answers to a case: shaped as `expected`, under the same names. */
export type Answer = unknown;

/** Which of the file's tolerances a field is held to; 0 = exactly. */
export type ToleranceOf = (path: readonly string[]) => string | 0;

/** In the files for comparison with other work; the app does not compute them. */
const passedOver = new Set(["bootstrapPercentileOrdinal", "agreementA", "ICC1", "ICC1k"]);

/** NaN and ∞ by name, which JSON has no words for. */
function shown(value: unknown): string {
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}

/**
 * Everything in `expected` that the answer does not meet, as sentences. Walks the expectation, so a
 * field nobody answered is a difference; numbers must be finite.
 */
export function differences(
  { expected, tolerance }: Pick<GoldenCase, "expected" | "tolerance">,
  answer: Answer,
  toleranceOf: ToleranceOf,
): string[] {
  const walk = (wanted: Json, got: unknown, path: readonly string[]): string[] => {
    const here = path.join(".") || "(whole)";
    if (got === undefined) return [`${here}: not checked`];
    if (typeof wanted === "number") return numberDiffers(wanted, got, path, here);
    if (wanted === null || typeof wanted !== "object")
      return got === wanted ? [] : [`${here}: ${shown(got)}, expected ${shown(wanted)}`];
    if (Array.isArray(wanted)) {
      if (!Array.isArray(got)) return [`${here}: no list`];
      if (got.length !== wanted.length)
        return [`${here}: ${got.length} entries, expected ${wanted.length}`];
      return wanted.flatMap((value, k) => walk(value, got[k], [...path, String(k)]));
    }
    if (got === null || typeof got !== "object" || Array.isArray(got))
      return [`${here}: no record`];
    return Object.entries(wanted)
      .filter(([key]) => !passedOver.has(key))
      .flatMap(([key, value]) =>
        walk(value, (got as Record<string, unknown>)[key], [...path, key]),
      );
  };
  const numberDiffers = (
    wanted: number,
    got: unknown,
    path: readonly string[],
    here: string,
  ): string[] => {
    if (typeof got !== "number" || !Number.isFinite(got))
      return [`${here}: ${shown(got)}, expected ${wanted}`];
    const name = toleranceOf(path);
    const allowed = name === 0 ? 0 : tolerance[name];
    if (allowed === undefined) return [`${here}: the file has no tolerance "${String(name)}"`];
    const scale = name === "rel" ? Math.abs(wanted) : 1;
    return Math.abs(got - wanted) <= allowed * scale
      ? []
      : [`${here}: ${got}, expected ${wanted} ± ${allowed * scale}`];
  };
  return walk(expected, answer, []);
}
