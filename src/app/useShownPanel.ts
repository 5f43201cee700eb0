import { useLiveQuery, useObservable } from "dexie-react-hooks";
import { useEffect, useMemo } from "react";
import { byNumber } from "#domain/panel/byNumber.ts";
import type { OpeningId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { readNumbers } from "#storage/numbers.ts";
import { panelReader, panelTables } from "#storage/panels.ts";
import { whenever } from "#storage/whenever.ts";
import { useNamesOff } from "#ui/namesOff.ts";

/** An opening as this screen may show it. `undefined` while it is read, `null` where there is none. */
export function useShownPanel(id: OpeningId): Panel | null | undefined {
  const found = useObservable(() => whenever(panelTables, panelReader(id)), [id]);
  const numbers = useLiveQuery(readNumbers);
  const namesOff = useNamesOff();
  useEffect(() => {
    if (!namesOff || !found) return;
    void import("#storage/numbersFor.ts").then(({ keepNumbers }) => keepNumbers(found));
  }, [namesOff, found]);
  // The same answer to the same question: pages work figures out of it.
  return useMemo(() => {
    if (!namesOff || !found) return found;
    return numbers && byNumber(found, numbers);
  }, [namesOff, found, numbers]);
}
