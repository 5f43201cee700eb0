import type { CandidateId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { NameToHide } from "#domain/practice/namePatterns.ts";

type Privately = readonly { id: CandidateId; name: string }[];

/**
 * Everybody a card may name. Where two share a name, the candidate's comes first. `privately` are
 * names that only this device has, where candidates go by number: their numbers are no names.
 */
export function peopleNamedOn(
  panel: Panel,
  candidate: PanelCandidate,
  as: "the candidate" | "you",
  privately: Privately = [],
): NameToHide[] {
  const called = (one: PanelCandidate, words: NameToHide["as"]) => [
    ...(panel.opening.byNumber === true ? [] : [{ name: one.written, as: words }]),
    ...privately.flatMap(({ id, name }) => (id === one.id ? { name, as: words } : [])),
  ];
  return [
    ...called(candidate, as),
    ...[...panel.members, ...panel.gone].map(({ name }): NameToHide => ({
      name,
      as: "a colleague",
    })),
    ...panel.candidates
      .filter(({ id }) => id !== candidate.id)
      .flatMap((one) => called(one, "another candidate")),
  ];
}
