import { useState } from "react";
import type { PanelistId } from "#domain/id.ts";
import { hasEvidence } from "#domain/records/evidence.ts";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { lazily } from "#ui/lazily.tsx";
import type { CaseSetting } from "./MakeCase.tsx";
import { mayBecomeCase } from "./mayBecomeCase.ts";

const MakeCase = lazily(async () => (await import("./MakeCase.tsx")).MakeCase);

/** Once the panel has decided, one's own evidence can become a practice case, without its names. */
export function CaseFromCard({ me, ...setting }: CaseSetting & { me: PanelistId | null }) {
  const [isOpen, setOpen] = useState(false);
  const { panel, candidate, kit, card } = setting;
  const isSomething = kit.items.some(({ id }) => {
    const rating = card.body.ratings[id];
    return rating !== undefined && hasEvidence(rating);
  });
  if (!isSomething || !mayBecomeCase(panel, { author: card.author, candidate: candidate.id }, me))
    return null;
  return (
    <>
      <Button size="wide" onClick={() => setOpen(true)}>
        Make a practice case from this card…
      </Button>
      {isOpen && (
        <Dialog title="A practice case from this card" size="wide" onClose={() => setOpen(false)}>
          <MakeCase {...setting} />
        </Dialog>
      )}
    </>
  );
}
