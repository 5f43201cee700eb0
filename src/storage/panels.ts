import { Dexie } from "dexie";
import { compareVersions } from "#domain/clock.ts";
import type { KitId, OpeningId } from "#domain/id.ts";
import type { Opening } from "#domain/records/opening.ts";
import { assemblePanel, type Panel, type SealedParts } from "#domain/panel/panel.ts";
import { liveOf, type OpeningRecord, type SharedRecord } from "#domain/records/record.ts";
import { resolveSameness } from "#domain/records/links.ts";
import { isSameData } from "#domain/sameData.ts";
import { db } from "./database.ts";

/** What a panel is read from. */
export const panelTables = ["registers", "cards"] as const;

/** Everything an opening's pages stand on, assembled. `null` when there is no such opening. */
export async function findPanel(id: OpeningId): Promise<Panel | null> {
  const { rows, sealed } = await readParts(id);
  return assemblePanel(rows, id, sealed);
}

/**
 * Finds it again and again, and the same panel where all it is made of is as before. Signatures follow
 * what they sign by the thousand: no page is to be drawn anew for them.
 */
export function panelReader(id: OpeningId): () => Promise<Panel | null> {
  let before: { parts: Parts; panel: Panel | null } | undefined;
  return async () => {
    const parts = await readParts(id);
    if (before === undefined || !areSame(before.parts, parts))
      before = { parts, panel: assemblePanel(parts.rows, id, parts.sealed) };
    return before.panel;
  };
}

type Parts = { rows: SharedRecord[]; sealed: SealedParts };

function areSame(a: Parts, b: Parts): boolean {
  return (
    a.rows.length === b.rows.length &&
    a.rows.every((row, at) => isSameWithoutProof(row, b.rows[at])) &&
    isSameData([...(a.sealed.refused ?? [])], [...(b.sealed.refused ?? [])])
  );
}

function isSameWithoutProof(
  { signature: a, ...one }: SharedRecord,
  other: SharedRecord | undefined,
): boolean {
  if (other === undefined || compareVersions(one.version, other.version) !== 0) return false;
  const { signature: b, ...rest } = other;
  return a?.key === b?.key && isSameData(one, rest);
}

async function readParts(id: OpeningId): Promise<Parts> {
  const [sameness, panelists] = await Promise.all([
    db.registers.where("kind").equals("sameness").toArray(),
    db.registers.where("kind").equals("panelist").toArray(),
  ]);
  const said = liveOf(sameness, "sameness").map(({ body }) => body);
  const resolve = resolveSameness(said);
  const linked = said
    .flatMap((one) => (one.what === "opening" ? one.ids : []))
    .filter((other) => resolve(other) === resolve(id));
  const ids = [...new Set([id, ...linked])];
  const [openings, inside] = await Promise.all([
    db.registers.bulkGet(ids.map((one) => ["opening", one])),
    ofEach(ids, (one) => db.registers.where("body.opening").equals(one).toArray()),
  ]);
  const kits = new Set([
    ...liveOf(openings, "opening").map(({ body }) => body.kit),
    ...liveOf(inside, "scorecard").map(({ body }) => body.kit),
  ]);
  const rows = [...sameness, ...panelists, ...openings, ...inside];
  const kitRows = await db.registers.bulkGet([...kits].map((kit) => ["kit", kit]));
  return {
    rows: [...rows, ...kitRows].filter((row) => row !== undefined),
    sealed: await sealedIn(liveOf(openings, "opening")),
  };
}

/** One read for each: of several at once Dexie steps from row to row, which takes many times as long. */
async function ofEach<T>(
  ids: readonly OpeningId[],
  read: (id: OpeningId) => PromiseLike<T[]>,
): Promise<T[]> {
  return (await Promise.all(ids.map(read))).flat();
}

/** Fetched where cards travel sealed, and with it what was let go and is not what it was sealed as. */
async function sealedIn(openings: readonly OpeningRecord[]): Promise<SealedParts> {
  const ids = openings.filter(({ body }) => body.sealed === true).map(({ id }) => id);
  if (ids.length === 0) return {};
  const { sealedOpeningOf } = await whileReading(import("#domain/seats/sealing.ts"));
  const rows = await ofEach(ids, (id) => db.cards.where("opening").equals(id).toArray());
  return {
    openingOf: sealedOpeningOf,
    refused: new Map(rows.flatMap(({ id, refused }) => (refused === null ? [] : [[id, refused]]))),
  };
}

/** A transaction ends where it waits for something else, and a live query stops listening: both are told. */
function whileReading<T>(something: Promise<T>): PromiseLike<T> {
  return (Dexie.currentTransaction as unknown) === null
    ? Promise.resolve(something)
    : Dexie.waitFor(something);
}

/** Whether cards of an opening travel sealed. */
export async function isSealed(opening: OpeningId): Promise<boolean> {
  const row = await db.registers.get(["opening", opening]);
  return liveOf([row], "opening")[0]?.body.sealed === true;
}

/** Every opening that is here, assembled; those said to be the same once. */
export async function listPanels(): Promise<Panel[]> {
  const rows = await db.registers.toArray();
  const sealed = await sealedIn(liveOf(rows, "opening"));
  const panels = liveOf(rows, "opening").map(({ id }) => assemblePanel(rows, id, sealed));
  const found = panels.filter((panel) => panel !== null);
  return [...new Map(found.map((panel) => [panel.id, panel])).values()];
}

/** The openings on a kit version, samples apart. */
export async function listOpeningsOn(kit: KitId, sample: boolean): Promise<OpeningId[]> {
  const openings = liveOf(await db.registers.where("kind").equals("opening").toArray(), "opening");
  return openings
    .filter(({ body }) => body.kit === kit && body.sample === sample)
    .map(({ id }) => id);
}

export type OpeningLine = {
  id: OpeningId;
  opening: Opening;
  kit: string;
  candidates: number;
  cards: number;
};

/** Openings for the list on Home, the latest started first; linked ones stand as one line. */
export async function listOpenings(): Promise<OpeningLine[]> {
  const openings = liveOf(await db.registers.where("kind").equals("opening").toArray(), "opening");
  const sameness = liveOf(
    await db.registers.where("kind").equals("sameness").toArray(),
    "sameness",
  );
  const resolve = resolveSameness(sameness.map(({ body }) => body));
  const kits = await db.registers.bulkGet(
    [...new Set(openings.map(({ body }) => body.kit))].map((kit) => ["kit", kit]),
  );
  const titles = new Map(liveOf(kits, "kit").map(({ id, body }) => [id, body.title]));
  const lines = new Map<string, OpeningLine>();
  const counted = new Map<string, { people: Set<string>; cards: Set<string> }>();
  for (const { id, body } of openings.toSorted(latestFirst)) {
    const inside = await db.registers.where("body.opening").equals(id).toArray();
    const root = resolve(id);
    const known = lines.get(root);
    const { people, cards } = counted.get(root) ?? { people: new Set(), cards: new Set() };
    counted.set(root, { people, cards });
    for (const candidate of liveOf(inside, "candidate")) people.add(resolve(candidate.id));
    // A corrected card is one card, however often; so is one that came twice from linked people.
    for (const { author, body: card } of liveOf(inside, "scorecard"))
      cards.add(JSON.stringify([resolve(author), resolve(card.candidate), card.round]));
    // The one whose id they go by names them all, as on its own pages.
    const shown = known === undefined || id === root ? body : known.opening;
    lines.set(root, {
      id: root,
      opening: shown,
      kit: titles.get(shown.kit) ?? "Kit not on this device",
      candidates: people.size,
      cards: cards.size,
    });
  }
  return [...lines.values()];
}

function latestFirst(a: OpeningRecord, b: OpeningRecord): number {
  return b.version[0] - a.version[0];
}
