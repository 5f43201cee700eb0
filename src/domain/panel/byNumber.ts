import type { CandidateId, OpeningId } from "#domain/id.ts";
import { candidateCalled } from "./candidates.ts";
import type { Panel } from "./panel.ts";

/** Of each opening its candidates in the order they got their numbers; `null` for one who was erased. */
export type Numbers = Readonly<Partial<Record<OpeningId, readonly (CandidateId | null)[]>>>;

type Named = Pick<Panel, "id" | "candidates" | "opening">;

/** Numbers as they are, with whoever has none yet after them. */
export function numbered({ id, candidates }: Named, numbers: Numbers): (CandidateId | null)[] {
  const given = numbers[id] ?? [];
  return [...given, ...candidates.flatMap((one) => (given.includes(one.id) ? [] : one.id))];
}

/**
 * The same panel with its candidates called by number, for a screen or a file that others see. An
 * opening whose candidates go by number anyway stays as it is.
 */
export function byNumber<P extends Named>(panel: P, numbers: Numbers): P {
  if (panel.opening.byNumber === true) return panel;
  const order = numbered(panel, numbers);
  const candidates = panel.candidates.map((candidate) => ({
    ...candidate,
    name: candidateCalled(order.indexOf(candidate.id) + 1),
  }));
  return { ...panel, candidates };
}

/** Names that words about these candidates may hold; `privately` those that are on this device alone. */
export function candidateNames(
  { candidates, opening }: Panel,
  privately: readonly { id: CandidateId; name: string }[],
): string[] {
  const here = new Set(candidates.map(({ id }) => id));
  return [
    ...(opening.byNumber === true ? [] : candidates.map(({ written }) => written)),
    ...privately.flatMap(({ id, name }) => (here.has(id) ? name : [])),
  ];
}
