import type { CandidateId, PanelistId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { SelfCheckInput } from "#domain/scoring/selfCheck.ts";

/** The panelist's own submitted cards in this opening on other candidates, oldest first. */
export function earlierCards(
  panel: Panel,
  me: PanelistId | null,
  except: CandidateId,
): SelfCheckInput["earlier"] {
  return panel.cards
    .filter((card) => card.author === me && card.candidate !== except)
    .toSorted((a, b) => a.body.submittedAt.localeCompare(b.body.submittedAt))
    .map((card) => ({
      candidate:
        panel.candidates.find(({ id }) => id === card.candidate)?.name ?? "another candidate",
      card: card.body,
    }));
}
