import type { CandidateId, PanelistId } from "#domain/id.ts";
import type { Resolve } from "#domain/records/links.ts";
import type { RecusalReason } from "#domain/records/recusal.ts";
import type { RecusalRecord } from "#domain/records/record.ts";
import type { SealedOpening } from "#domain/seats/sealing.ts";
import type { PanelCard } from "./panelCards.ts";

/** Somebody who should not score a candidate, by their own word. */
export type PanelRecusal = {
  author: PanelistId;
  candidate: CandidateId;
  why: RecusalReason;
  note: string;
  at: number;
};

/** Those that stand: where cards travel sealed as the seals say it, elsewhere while no card of theirs is in. */
export function recusalsIn(
  rows: readonly RecusalRecord[],
  { resolve, cards, sealing }: RecusalGround,
): PanelRecusal[] {
  const scored = new Set(cards.map(({ author, candidate }) => `${author} ${candidate}`));
  const stands = ({ id, body }: RecusalRecord) =>
    sealing === null
      ? !scored.has(`${resolve(body.panelist)} ${resolve(body.candidate)}`)
      : sealing.on(body.candidate).recusals.some((one) => one.id === id);
  return rows.filter(stands).flatMap(({ body, version }) =>
    body.why === null
      ? []
      : {
          author: resolve(body.panelist),
          candidate: resolve(body.candidate),
          why: body.why,
          note: body.note ?? "",
          at: version[0],
        },
  );
}
type RecusalGround = {
  resolve: Resolve;
  cards: readonly PanelCard[];
  sealing: SealedOpening | null;
};

/** "recused, professional: was their manager": why, in the record’s words. */
export function recusalInWords({ why, note }: Pick<PanelRecusal, "why" | "note">): string {
  return `recused, ${why === "other" ? "other reason" : why}${note === "" ? "" : `: ${note}`}`;
}
