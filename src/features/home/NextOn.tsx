import { useLiveQuery } from "dexie-react-hooks";
import type { OpeningId } from "#domain/id.ts";
import { viewerOf } from "#domain/panel/looks.ts";
import { nextInShort } from "#domain/panel/nextInShort.ts";
import { whatIsNext } from "#domain/panel/whatIsNext.ts";
import { findIdentity } from "#storage/identities.ts";
import { readMemory } from "#storage/looks.ts";
import { idsOf } from "#storage/links.ts";
import { listDraftsUnder } from "#storage/ownDrafts.ts";
import { findPanel } from "#storage/panels.ts";
import { findEverybody } from "#storage/people.ts";
import { useNow } from "#ui/useNow.ts";

/** What an opening waits for, as far as it is the reader's to know. */
export function NextOn({ opening, isSample }: { opening: OpeningId; isSample: boolean }) {
  const now = useNow();
  const read = useLiveQuery(async () => {
    const panel = await findPanel(opening);
    const { here, inSample } = await findEverybody();
    const me = (isSample ? inSample : here).me?.id ?? null;
    const drafts = me === null ? [] : await listDraftsUnder(await idsOf(me));
    const key = me === null ? null : ((await findIdentity(me))?.signKey ?? null);
    return panel && { panel, me, drafts, key, memory: await readMemory() };
  }, [opening, isSample]);
  if (read === undefined || read === null) return null;
  const { panel, me, ...known } = read;
  return nextInShort(whatIsNext(panel, viewerOf(panel, me, { ...known, now })));
}
