import { isSignedOpening } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { sealFromNow } from "#storage/sealFromNow.ts";
import { Button } from "#ui/Button.tsx";
import { say } from "#ui/toasts.ts";

/** Of an opening whose cards travel open: the way to sealed ones, while there are none. */
export function SealFromNow({ panel }: { panel: Panel }) {
  if (!isSignedOpening(panel.id) || panel.opening.sealed === true) return null;
  if (panel.cards.length > 0)
    return (
      <p className="small muted">
        Cards of this opening travel open. They can be sealed only while none is in: for sealed
        cards, set up a new opening.
      </p>
    );
  const seal = async () => {
    await sealFromNow(panel.id);
    say("Cards are sealed from now on.");
  };
  return (
    <section className="card stack" aria-labelledby="seal">
      <h2 id="seal">Cards travel open</h2>
      <p>
        Whoever gets a file of this opening can read the cards in it. Once sealed, nobody can read
        them until all cards on a candidate are in. This is possible only while no card is in, and
        cannot be undone.
      </p>
      <div>
        <Button onClick={() => void seal()}>Seal cards from now on</Button>
      </div>
    </section>
  );
}
