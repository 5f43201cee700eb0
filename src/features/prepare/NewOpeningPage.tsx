import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useSearch } from "wouter";
import { kitLine, withBuiltIn } from "#domain/kit/builtInKits.ts";
import { findKitAt } from "#storage/kitAt.ts";
import { listKits } from "#storage/kits.ts";
import type { Person } from "#storage/people.ts";
import { InBar } from "#ui/Bar.tsx";
import { NewOpening } from "./NewOpening.tsx";
import { dropSetupDraft, readSetupDraft } from "./setupDraft.ts";

/** Sets up a search on a kit: rounds and panel start from it, with oneself leading. */
export function NewOpeningPage({ me }: { me: Person | null }) {
  const [draft, setDraft] = useState(() => readSetupDraft("new"));
  const [starts, setStarts] = useState(0);
  const wanted = new URLSearchParams(useSearch()).get("kit") ?? draft?.kit;
  const stored = useLiveQuery(listKits);
  const kits = withBuiltIn((stored ?? []).map(({ id, body }) => kitLine(id, body)));
  const chosen = kits.find(({ id }) => id === wanted) ?? kits[0];
  const found = useLiveQuery(() => findKitAt(chosen?.id ?? ""), [chosen?.id]);
  const startAfresh = () => {
    dropSetupDraft("new");
    setDraft(null);
    setStarts(starts + 1);
  };
  return (
    <main className="page">
      <title>New opening, Needle</title>
      <InBar slot="crumb">
        <span>New opening</span>
      </InBar>
      {stored !== undefined && found && chosen !== undefined && (
        <NewOpening key={starts} wanted={chosen.id} {...{ me, kits, found, draft, startAfresh }} />
      )}
      {found === null && <p>This kit is not on this device. Open its file first.</p>}
    </main>
  );
}
