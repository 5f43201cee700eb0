import { useEffect, useMemo, useState } from "react";
import {
  foundElsewhere,
  type FoundOpening,
  type Standings,
} from "#domain/finding/foundElsewhere.ts";
import { foundInPanel } from "#domain/finding/foundInPanel.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { readFindable, readStandings } from "#storage/finding.ts";
import { listPrivateNames } from "#storage/privateNames.ts";
import { areNamesOff } from "#ui/namesOff.ts";
import { candidateEntries, type FindEntry } from "./entry.ts";
import { actEntries, commonPlaces, openingPlaces } from "./placeEntries.ts";
import { indexOf, type Index } from "./search.ts";

/** The opening whose page is in view, as that page shows it. */
export type Viewed = { panel: Panel; viewer: Viewer; drafts: readonly Draft[] };

const atOnce = 500;

type Read = { here: readonly FindEntry[]; elsewhere: readonly FindEntry[]; isAll: boolean };

const nothing: Read = { here: [], elsewhere: [], isAll: false };

/**
 * All that can be found, as it was when one began to look. What is at hand is there at once; the rest
 * comes piece by piece, and nobody waits for it.
 */
export function useEntries(inView: Viewed | null, shortcuts: boolean): Index & { isAll: boolean } {
  const [acts] = useState(() => actEntries(shortcuts));
  const [{ here, elsewhere, isAll }, setRead] = useState<Read>(nothing);
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
    const places =
      inView === null
        ? []
        : openingPlaces(inView.panel.id, { title: inView.panel.opening.title, isHere: true });
    return indexOf([...here, ...acts, ...places, ...commonPlaces(), ...elsewhere]);
  }, [here, elsewhere, acts, inView]);
  return { ...index, isAll };
}

/** Hands out what there is each time there is more, until it is told that nobody wants it. */
async function readAll(inView: Viewed | null, handOut: (read: Read) => boolean): Promise<void> {
  const here = await candidatesHere(inView);
  if (handOut({ ...nothing, here })) return;
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
  if (handOut({ here, elsewhere: await elsewhere(null), isAll: false })) return;
  const standings = await readStandings({ ...found, rows: others });
  handOut({ here, elsewhere: await elsewhere(standings), isAll: true });
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

function entriesOf(openings: readonly FoundOpening[]): Promise<FindEntry[]> {
  const each = openings
    // Made-up people stand behind real ones.
    .toSorted((a, b) => Number(a.opening.sample) - Number(b.opening.sample))
    .flatMap(({ id, opening, candidates }) => {
      const about = { title: opening.title, isSample: opening.sample, isHere: false };
      return [
        ...candidates.map((one) => () => candidateEntries(one, about)),
        () => openingPlaces(id, about),
      ];
    });
  return bitByBit(each, (make) => make());
}

/** In pieces of a few milliseconds: what is typed meanwhile comes first. */
async function bitByBit<T>(
  all: readonly T[],
  entriesFor: (one: T) => readonly FindEntry[],
): Promise<FindEntry[]> {
  const entries: FindEntry[] = [];
  const goOn = async (from: number): Promise<FindEntry[]> => {
    for (const one of all.slice(from, from + atOnce)) entries.push(...entriesFor(one));
    if (from + atOnce >= all.length) return entries;
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    return goOn(from + atOnce);
  };
  return goOn(0);
}
