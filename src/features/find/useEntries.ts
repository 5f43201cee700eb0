import { useEffect, useMemo, useState } from "react";
import {
  foundElsewhere,
  type FoundOpening,
  type Standings,
} from "#domain/finding/foundElsewhere.ts";
import { foundInPanel } from "#domain/finding/foundInPanel.ts";
import { nextAmong, panelActs, type PanelActs } from "#domain/finding/panelActs.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { readFindable, readStandings } from "#storage/finding.ts";
import { listOwnKits } from "#storage/ownKits.ts";
import { listPrivateNames } from "#storage/privateNames.ts";
import { paths } from "#paths";
import { areNamesOff } from "#ui/namesOff.ts";
import { candidateEntries, type FindEntry } from "./entry.ts";
import {
  calendarEntries,
  panelEntries,
  practiceEntries,
  type OpeningWays,
} from "./panelEntries.ts";
import { actEntries, commonPlaces, kitPlaces, openingPlaces } from "./placeEntries.ts";
import { indexOf, type Index } from "./search.ts";

/** The opening whose page is in view, as that page shows it. */
export type Viewed = { panel: Panel; viewer: Viewer; drafts: readonly Draft[] };

/** In ms: a frame has 16, and a key pressed meanwhile wants to be drawn in it. */
const atOnce = 8;

type Read = {
  here: readonly FindEntry[];
  acts: PanelActs;
  elsewhere: readonly FindEntry[];
  isAll: boolean;
};

const nothing: Read = {
  here: [],
  acts: { ask: null, calibrate: null },
  elsewhere: [],
  isAll: false,
};

/**
 * All that can be found, as it was when one began to look. What is at hand is there at once; the rest
 * comes piece by piece, and nobody waits for it.
 */
export function useEntries(
  inView: Viewed | null,
  ways: OpeningWays,
  shortcuts: boolean,
): Index & { isAll: boolean } {
  const [pageActs] = useState(() => actEntries(shortcuts));
  const [own] = useState(() => (inView === null ? null : atHand(inView.panel, ways)));
  const [{ here, acts, elsewhere, isAll }, setRead] = useState<Read>(nothing);
  useEffect(() => {
    let isOver = false;
    void readAll(inView, (read) => {
      if (!isOver) setRead(read);
      return isOver;
    });
    return () => {
      isOver = true;
    };
  }, [inView]);
  const index = useMemo(() => {
    const found =
      inView === null || own === null
        ? pageActs
        : [...pageActs, ...panelEntries(inView.panel, acts, own.ways), ...own.entries];
    return indexOf([...here, ...found, ...commonPlaces(inView?.panel.opening.kit), ...elsewhere]);
  }, [here, elsewhere, pageActs, own, acts, inView]);
  return { ...index, isAll };
}

/** What is there of the opening in view before any of its candidates is looked at. */
function atHand(panel: Panel, ways: OpeningWays) {
  return {
    ways,
    entries: [
      ...calendarEntries(panel, ways),
      ...openingPlaces(panel.id, { title: panel.opening.title, isHere: true }),
      ...practiceEntries(panel),
    ],
  };
}

/** Hands out what there is each time there is more, until it is told that nobody wants it. */
async function readAll(inView: Viewed | null, handOut: (read: Read) => boolean): Promise<void> {
  const here = await candidatesHere(inView);
  if (handOut({ ...nothing, here })) return;
  const acts = await actsHere(inView);
  if (handOut({ ...nothing, here, acts })) return;
  const kits = kitPlaces(await listOwnKits());
  const { rows, ...found } = await readFindable();
  const names = areNamesOff() ? { hiddenBy: found.numbers } : { privately: found.privateNames };
  const seen = new Set(inView?.panel.ids);
  const others = {
    ...rows,
    openings: rows.openings.filter(({ id }) => !seen.has(id)),
    candidates: rows.candidates.filter(({ body }) => !seen.has(body.opening)),
  };
  const elsewhere = (standings: Standings | null) =>
    entriesOf(foundElsewhere({ ...others, standings }, found, { now: Date.now(), names }));
  // First by name, then with how they stand, which takes longer to read.
  if (handOut({ here, acts, elsewhere: [...(await elsewhere(null)), ...kits], isAll: false }))
    return;
  const standings = await readStandings({ ...found, rows: others });
  handOut({ here, acts, elsewhere: [...(await elsewhere(standings)), ...kits], isAll: true });
}

async function candidatesHere(inView: Viewed | null): Promise<FindEntry[]> {
  if (inView === null) return [];
  const { panel, viewer, drafts } = inView;
  const isByNumber = panel.opening.byNumber === true && !areNamesOff();
  const names = isByNumber ? await listPrivateNames() : [];
  const privateNames = new Map(names.map(({ id, name }) => [id, name]));
  const about = { title: panel.opening.title, isSample: panel.opening.sample, isHere: true };
  return bitByBit(panel.candidates, (candidate) =>
    candidateEntries(foundInPanel(panel, viewer, candidate, { drafts, privateNames }), about),
  );
}

async function actsHere(inView: Viewed | null): Promise<PanelActs> {
  if (inView === null) return nothing.acts;
  const { panel, viewer } = inView;
  const lines = await bitByBit(panel.candidates, (one) => nextAmong(panel, viewer, [one]));
  const at = panel.candidates.find(({ id }) => location.pathname === paths.calibrate(panel.id, id));
  return panelActs(panel, lines, at?.id ?? null);
}

function entriesOf(openings: readonly FoundOpening[]): Promise<FindEntry[]> {
  const each = openings
    // Made-up people stand behind real ones.
    .toSorted((a, b) => Number(a.opening.sample) - Number(b.opening.sample))
    .flatMap(({ id, opening, candidates, found }) => {
      const about = { title: opening.title, isSample: opening.sample, isHere: false };
      return [
        ...candidates.map((one) => () => candidateEntries(found(one), about)),
        () => openingPlaces(id, about),
      ];
    });
  return bitByBit(each, (make) => make());
}

/** In pieces of a few milliseconds: what is typed meanwhile comes first. */
async function bitByBit<T, E>(all: readonly T[], make: (one: T) => readonly E[]): Promise<E[]> {
  const made: E[] = [];
  const goOn = async (from: number): Promise<E[]> => {
    const until = performance.now() + atOnce;
    let at = from;
    for (; at < all.length && performance.now() < until; at += 1)
      for (const one of make(all[at] as T)) made.push(one);
    if (at >= all.length) return made;
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    return goOn(at);
  };
  return goOn(0);
}
