import { Dexie } from "dexie";
import { isSignedOpening, type KitId, OpeningId, PanelistId, type RoundId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import type { Member, Opening } from "#domain/records/opening.ts";
import { isLive, keyOf } from "#domain/records/record.ts";
import { keepSeats } from "./looks.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { db } from "./database.ts";
import { newId } from "./newId.ts";
import { recordTables, writeRecord } from "./writing.ts";

/** The tables that writing an opening needs open. */
export const openingTables = [...recordTables, db.seats];

/**
 * Makes or changes an opening, and takes whoever left off those it is linked with. Whoever is not on its panel any more stays listed as having left, and
 * sees nothing by it that was closed to them.
 */
export async function saveOpening(
  id: OpeningId | null,
  body: Opening,
  linked?: Pick<Panel, "ids" | "resolve">,
): Promise<OpeningId> {
  const opening = await saveAll(id, body, linked);
  // Inside somebody's transaction it has to wait for the next look.
  if (isSignedOpening(opening) && (Dexie.currentTransaction as unknown) === null) {
    const { keepUpFolderKeys } = await import("./folderKeys.ts");
    await keepUpFolderKeys(opening);
  }
  return opening;
}

function saveAll(
  id: OpeningId | null,
  body: Opening,
  linked: Pick<Panel, "ids" | "resolve"> = { ids: [], resolve: (same) => same },
): Promise<OpeningId> {
  return db.transaction("rw", openingTables, async () => {
    if (id !== null && isSignedOpening(id)) {
      const { saveSigned } = await Dexie.waitFor(import("./saveSigned.ts"));
      return saveSigned(id, body);
    }
    const opening = id ?? OpeningId.parse(newId());
    const still = new Set(body.panel.map(({ panelist }) => linked.resolve(panelist)));
    const stays = (panelist: PanelistId) => still.has(linked.resolve(panelist));
    for (const other of linked.ids) if (other !== opening) await leaveLinked(other, stays);
    const held = await db.registers.get(["opening", opening]);
    const before = held !== undefined && isLive(held, "opening") ? held : null;
    const listed = body.panel.map((member) => withoutName(member));
    const panel = [...listed, ...leftSince(before?.body.panel ?? [], body.panel)];
    await writeRecord({ kind: "opening", id: opening, body: { ...body, panel } });
    const row = await db.registers.get(["opening", opening]);
    if (before !== null && row !== undefined)
      await keepSeats([row], new Map([[keyOf(before), before]]));
    return opening;
  });
}

/** Elsewhere a name is a record of its own. */
function withoutName(member: Member): Member {
  const { name: _, ...rest } = member;
  return rest;
}

async function leaveLinked(id: OpeningId, stays: (panelist: PanelistId) => boolean): Promise<void> {
  const row = await db.registers.get(["opening", id]);
  if (row === undefined || !isLive(row, "opening")) return;
  const staying = row.body.panel.filter(
    ({ panelist, left }) => left !== undefined || stays(panelist),
  );
  if (staying.length === row.body.panel.length) return;
  await saveAll(id, { ...row.body, panel: staying });
}

function leftSince(before: readonly Member[], now: readonly Member[]): Member[] {
  const still = new Set(now.map(({ panelist }) => panelist));
  const left = new Date().toISOString();
  return before
    .filter(({ panelist }) => !still.has(panelist))
    .map((member) => ({ left, ...member }));
}

/** Adds panelists who are not on this device, by name; they become who they say when they open it. */
export function addPanelists(names: readonly string[]): Promise<PanelistId[]> {
  return db.transaction("rw", recordTables, async () => {
    const ids: PanelistId[] = [];
    for (const name of names) {
      const id = PanelistId.parse(newId());
      await writeRecord({ kind: "panelist", id, body: { name } });
      ids.push(id);
    }
    return ids;
  });
}

/**
 * Moves an opening to another version of its kit, on purpose. Cards and drafts stay on the version
 * they began with. Rounds the new version still has take its items; the others lose what it dropped.
 */
export function moveToKit(panel: Panel, id: KitId, kit: Kit): Promise<OpeningId> {
  const known = new Set<string>(kit.items.map((item) => item.id));
  const rounds = panel.opening.rounds.map((round) => {
    const own = kit.rounds.find((other) => other.id === round.id);
    return { ...round, items: own?.items ?? round.items.filter((item) => known.has(item)) };
  });
  return saveOpening(panel.id, { ...panel.opening, kit: id, rounds });
}

/** Puts somebody on an opening's panel, as an interviewer expected in these rounds. */
export function joinPanel(
  panel: Panel,
  panelist: PanelistId,
  rounds: readonly RoundId[],
): Promise<OpeningId> {
  const member = { panelist, role: "interviewer" as const, rounds: [...rounds] };
  // Somebody who had left is back.
  const others = panel.opening.panel.filter((one) => one.panelist !== panelist);
  return saveOpening(panel.id, { ...panel.opening, panel: [...others, member] });
}
