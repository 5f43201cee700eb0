import type { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import type { FoundRows, Standings } from "#domain/finding/foundElsewhere.ts";
import type { Numbers } from "#domain/panel/byNumber.ts";
import { resolveSameness } from "#domain/records/links.ts";
import { liveOf, type Kind } from "#domain/records/record.ts";
import { db } from "./database.ts";
import { idsOf } from "./links.ts";
import { readNumbers } from "./numbers.ts";
import { listDraftsUnder } from "./ownDrafts.ts";
import { findEverybody } from "./people.ts";
import { listPrivateNames } from "./privateNames.ts";

/** Who is at the device, and what can be found on it by name: no panel is put together, no card read. */
export type Findable = {
  ids: ReadonlySet<PanelistId>;
  idsInSample: ReadonlySet<PanelistId>;
  rows: FoundRows & { standings: null };
  numbers: Numbers;
  privateNames: ReadonlyMap<CandidateId, string>;
};

export async function readFindable(): Promise<Findable> {
  const [{ here, inSample }, openings, candidates, sameness, numbers, names] = await Promise.all([
    findEverybody(),
    listOf("opening"),
    listOf("candidate"),
    listOf("sameness"),
    readNumbers(),
    listPrivateNames(),
  ]);
  const ids = here.me === null ? [] : await idsOf(here.me.id);
  const idsInSample = inSample.me === null ? [] : [inSample.me.id];
  return {
    ids: new Set(ids),
    idsInSample: new Set(idsInSample),
    rows: {
      openings: openings.toSorted((a, b) => b.version[0] - a.version[0]),
      candidates,
      resolve: resolveSameness(sameness.map(({ body }) => body)),
      drafts: await listDraftsUnder([...ids, ...idsInSample]),
      standings: null,
    },
    numbers,
    privateNames: new Map(names.map(({ id, name }) => [id, name])),
  };
}

/** How the candidates stand for whoever is at the device: reads their own cards, and nobody else's. */
export async function readStandings({
  ids,
  idsInSample,
  rows,
}: Pick<Findable, "ids" | "idsInSample" | "rows">): Promise<Standings> {
  const mine = [...ids, ...idsInSample];
  const [cards, waivers, recusals, decisions, opened, handedIn] = await Promise.all([
    Promise.all(mine.map(listCardsOf)),
    listOf("waiver"),
    listOf("recusal"),
    listOf("decision"),
    db.opened.toArray(),
    listHandedIn(rows.openings.map(({ id }) => id)),
  ]);
  return {
    settled: [
      ...cards.flat(),
      ...waivers.map(({ body }) => ({ ...body, panelist: body.without })),
      ...handedIn,
    ],
    recused: recusals.flatMap(({ body }) => (body.why === null ? [] : body)),
    opened,
    // The latest counts: a later one overwrites an earlier.
    decided: decisions.map(({ body }) => body).toSorted((a, b) => a.at.localeCompare(b.at)),
  };
}

/** In portions: a browser makes all rows of one request in one go, and nobody can type meanwhile. */
const atOnce = 1_000;

async function listOf<K extends Kind>(
  kind: K,
  after?: string,
): Promise<ReturnType<typeof liveOf<K>>> {
  const rows = await db.registers
    .where("[kind+id]")
    .between([kind, after ?? ""], [kind, "\uffff"], after === undefined, true)
    .limit(atOnce)
    .toArray();
  const live = liveOf(rows, kind);
  const last = rows.at(-1);
  if (last === undefined || rows.length < atOnce) return live;
  return [...live, ...(await listOf(kind, last.id))];
}

/** Cards are named by their author, and so are read without anybody else's. */
async function listCardsOf(panelist: PanelistId) {
  const among = (kind: Kind) =>
    db.registers
      .where("[kind+id]")
      .between([kind, `${panelist}.`], [kind, `${panelist}.\uffff`])
      .toArray();
  const [open, sealed] = await Promise.all([among("scorecard"), among("sealed")]);
  return [...liveOf(open, "scorecard"), ...liveOf(sealed, "sealed")].map(({ body }) => ({
    panelist,
    candidate: body.candidate,
    round: body.round,
  }));
}

/** Where somebody had handed a card in on another device when they added this one. */
async function listHandedIn(openings: readonly OpeningId[]) {
  const rows = await db.invitations.where("opening").anyOf(openings).toArray();
  return rows.flatMap(({ panelist, handedIn = [] }) =>
    handedIn.map((place) => ({ panelist, ...place })),
  );
}
