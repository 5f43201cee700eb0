import type { PanelMember } from "./members.ts";
import type { PanelCandidate } from "./candidates.ts";
import type { Panel } from "./panel.ts";
import { type Viewer, isLead } from "./roster.ts";
import { openCandidates } from "./reveal.ts";
import { countedCards } from "./counted.ts";
import { isScoring } from "#domain/records/opening.ts";
import type { PanelCard } from "./panelCards.ts";

/** What the Panel page looks at: this opening, or all on one kit version as one panel. */
export type CombinedPanel = {
  panel: Panel;
  open: PanelCandidate[];
  openings: number;
  /** Whether the viewer leads every one of them: only then are all panelists theirs to look at. */
  leads: boolean;
};

/**
 * This opening with the others on the same kit version, as one panel. Each opening's own blindness
 * and shadows hold; samples never mix with real ones. Who scores in several is one panelist, and a
 * candidate of another opening says which.
 */
export function combinePanels(
  panel: Panel,
  others: readonly Panel[],
  viewer: Viewer,
): CombinedPanel {
  const same = others.filter(
    (other) =>
      other.id !== panel.id &&
      other.opening.kit === panel.opening.kit &&
      other.opening.sample === panel.opening.sample,
  );
  const all = [panel, ...same].map((one) => ({ one, open: openCandidates(one, viewer) }));
  const used = all.filter(({ open }, place) => place === 0 || open.length > 0);
  const named = used.flatMap(({ one, open }) =>
    open.map((candidate) =>
      one === panel
        ? candidate
        : { ...candidate, name: `${candidate.name} (${one.opening.title})` },
    ),
  );
  const cards = new Map<string, PanelCard[]>();
  for (const { one, open } of used) for (const { id } of open) cards.set(id, countedCards(one, id));
  const scored = new Set([...cards.values()].flat().map(({ author }) => author));
  // This opening's own word on somebody counts first.
  const members = new Map<string, PanelMember>();
  for (const who of used.flatMap(({ one }) => one.members))
    if (!members.has(who.id)) members.set(who.id, who);
  return {
    panel: {
      ...panel,
      // A shadow of one opening whose cards count in another is no shadow here.
      members: [...members.values()].map((who) =>
        !isScoring(who.role) && scored.has(who.id) ? { ...who, role: "interviewer" } : who,
      ),
      candidates: named,
      cards: [...cards.values()].flat(),
      cardsOn: (candidate) => cards.get(candidate) ?? [],
      // A candidate was talked about where they were met.
      meeting: {
        ...panel.meeting,
        isMarked: (place) => used.some(({ one }) => one.meeting.isMarked(place)),
      },
    },
    open: named,
    openings: used.length,
    leads: used.every(({ one }) => isLead(one, viewer)),
  };
}
