import { useEffect, useMemo, useState } from "react";
import { foundElsewhere, type FoundOpening } from "#domain/finding/foundElsewhere.ts";
import { foundInPanel } from "#domain/finding/foundInPanel.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { readFindable, readStandings } from "#storage/finding.ts";
import { listPrivateNames } from "#storage/privateNames.ts";
import { areNamesOff } from "#ui/namesOff.ts";
import { candidateEntries, type Entry } from "./entry.ts";
import { actEntries, commonPlaces, openingPlaces } from "./placeEntries.ts";
import { indexOf, type Index } from "./search.ts";

/** The opening whose page is in view, as that page shows it. */
export type InView = { panel: Panel; viewer: Viewer; drafts: readonly Draft[] };

/** So many candidates are looked at in one go: a few milliseconds. */
const atOnce = 400;

type Read = { here: readonly Entry[]; elsewhere: readonly Entry[]; isAll: boolean };

const nothing: Read = { here: [], elsewhere: [], isAll: false };

/**
 * All that can be found, as it was when one began to look. What is at hand is there at once; the rest
 * comes piece by piece, and nobody waits for it.
 */
export function useEntries(inView: InView | null, shortcuts: boolean): Index & { isAll: boolean } {
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
async function readAll(inView: InView | null, handOut: (read: Read) => boolean): Promise<void> {
  const here = await candidatesHere(inView);
  if (handOut({ ...nothing, here })) return;
  const findable = await readFindable();
  const names = areNamesOff()
    ? { hiddenBy: findable.numbers }
    : { privately: findable.privateNames };
  const at = { now: Date.now(), names };
  // First by name, then with how they stand, which takes longer to read.
  const byName = foundElsewhere(findable.rows, findable, at);
  if (handOut({ here, elsewhere: entriesOf(byName, inView), isAll: false })) return;
  const standings = await readStandings(findable);
  await aBreath();
  const standing = foundElsewhere({ ...findable.rows, standings }, findable, at);
  handOut({ here, elsewhere: entriesOf(standing, inView), isAll: true });
}

async function candidatesHere(inView: InView | null): Promise<Entry[]> {
  if (inView === null) return [];
  const { panel, viewer, drafts } = inView;
  const isByNumber = panel.opening.byNumber === true && !areNamesOff();
  const names = isByNumber ? await listPrivateNames() : [];
  const privateNames = new Map(names.map(({ id, name }) => [id, name]));
  const about = { title: panel.opening.title, isSample: panel.opening.sample, isHere: true };
  const entries: Entry[] = [];
  const lookAt = async (from: number): Promise<Entry[]> => {
    for (const candidate of panel.candidates.slice(from, from + atOnce)) {
      const found = foundInPanel(panel, viewer, candidate, { drafts, privateNames });
      entries.push(...candidateEntries(found, about));
    }
    if (from + atOnce >= panel.candidates.length) return entries;
    await aBreath();
    return lookAt(from + atOnce);
  };
  return lookAt(0);
}

function entriesOf(openings: readonly FoundOpening[], inView: InView | null): Entry[] {
  return (
    openings
      .filter(({ id }) => id !== inView?.panel.id)
      // Made-up people stand behind real ones.
      .toSorted((a, b) => Number(a.opening.sample) - Number(b.opening.sample))
      .flatMap(({ id, opening, candidates }) => {
        const about = { title: opening.title, isSample: opening.sample, isHere: false };
        return [
          ...candidates.flatMap((one) => candidateEntries(one, about)),
          ...openingPlaces(id, about),
        ];
      })
  );
}

/** Lets what was typed meanwhile come first. */
function aBreath(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
