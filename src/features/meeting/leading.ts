import type { SpeakingOrder } from "#domain/meeting/agenda.ts";
import type { PanelistId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Beat } from "#domain/room/status.ts";
import type { MeetingPlace } from "./together.ts";

/** Somebody else who is in a meeting of this panel just now. */
export type Present = {
  id: PanelistId;
  name: string;
  leads: boolean;
  heardAt: number;
  /** Where, in words too; `null` for what is not on this device. */
  at: (MeetingPlace & { name: string; title: string }) | null;
  order: SpeakingOrder;
};

/** Who is in a meeting of this panel beside oneself, in the panel's order. */
export function presentIn(
  panel: Panel,
  me: PanelistId | null,
  beats: ReadonlyMap<PanelistId, Beat & { heardAt: number }>,
): Present[] {
  const latest = new Map(
    [...beats.values()]
      .filter(({ opening }) => panel.ids.includes(opening))
      .map((beat) => [panel.resolve(beat.panelist), beat] as const),
  );
  return panel.members.flatMap(({ id, name }) => {
    const { where = null, heardAt = 0 } = latest.get(id) ?? {};
    if (where === null || id === me) return [];
    const order = where.order === "shuffled" ? where.order : "least say first";
    return [{ id, name, leads: where.leads, heardAt, at: placeIn(panel, where), order }];
  });
}

function placeIn(panel: Panel, where: NonNullable<Beat["where"]>): Present["at"] {
  const wanted = panel.resolve(where.candidate);
  const candidate = panel.candidates.find(({ id }) => id === wanted);
  const item = panel.kit?.items.find(({ id }) => id === where.place);
  if (candidate === undefined || (item === undefined && where.place !== "standing")) return null;
  return {
    candidate: candidate.id,
    place: where.place,
    name: candidate.name,
    title: item?.title ?? "Where the panel stands",
  };
}
