import { canonical } from "#domain/hash.ts";

/** Parts of a form by what they are about; a part that is missing is there for nobody. */
export type SetupParts = ReadonlyMap<string, unknown>;

/** What somebody else changed while a form was open. */
export type ChangedMeanwhile = {
  /** Not touched here: the change can be taken over as it is. */
  untouched: string[];
  /** Changed here as well, and differently: a person has to say which stands. */
  disputed: string[];
};

/** Compares what a form began with, what is stored now, and what stands in the form. */
export function changedMeanwhile(
  began: SetupParts,
  stored: SetupParts,
  typed: SetupParts,
): ChangedMeanwhile {
  const parts = [...new Set([...began.keys(), ...stored.keys()])];
  const same = (a: SetupParts, b: SetupParts, part: string) =>
    canonical(a.get(part) ?? null) === canonical(b.get(part) ?? null);
  const changed = parts.filter((part) => !same(began, stored, part));
  return {
    untouched: changed.filter((part) => same(began, typed, part)),
    disputed: changed.filter((part) => !same(began, typed, part) && !same(stored, typed, part)),
  };
}
