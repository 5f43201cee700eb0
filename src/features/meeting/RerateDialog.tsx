import type { Item } from "#domain/kit/kit.ts";
import type { PanelistId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { RerateForm } from "./RerateForm.tsx";
import { roundIfTwo } from "./words.ts";
import type { ScoreShift } from "#domain/meeting/beforeAndAfter.ts";

/** Asks who sits at the keyboard, then takes their private choice. */
export function RerateDialog({
  panel,
  me,
  item,
  all,
  seen,
  choosing: { card },
  onChoosing,
}: {
  panel: Panel;
  me: PanelistId | null;
  item: Item;
  all: readonly ScoreShift[];
  /** The new scores are on the table already: this one joins them at once. */
  seen: boolean;
  choosing: { card: string | null };
  onChoosing: (choosing: { card: string } | null) => void;
}) {
  const chooser = all.find((one) => one.card.id === card);
  const close = () => onChoosing(null);
  if (chooser !== undefined)
    return (
      <Dialog key={chooser.card.id} title={`${chooser.member.name}: ${item.title}`} onClose={close}>
        <RerateForm {...{ panel, me, item, chooser, seen }} onDone={close} />
      </Dialog>
    );
  return (
    <Dialog title="Who re-rates?" onClose={close}>
      <ul className="stack">
        {all.map((one, index) => {
          const round = roundIfTwo(panel, all, one.card.id);
          return (
            <li key={one.card.id}>
              <Button
                size="wide"
                data-first={index === 0 ? "" : undefined}
                onClick={() => onChoosing({ card: one.card.id })}
              >
                <bdi>{one.member.name}</bdi>
                {round !== "" && `, ${round}`}
              </Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
