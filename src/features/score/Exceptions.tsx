import type { Draft } from "#domain/records/scorecard.ts";
import { SheetSection } from "#ui/Sheet.tsx";
import css from "./Exceptions.module.css";
import { FormatChanged } from "./FormatChanged.tsx";
import { Recuse } from "./Recuse.tsx";
import type { CardSetting } from "./cardSetting.ts";
import type { Card } from "./useCard.ts";

/** What is not as usual with this candidate: quiet, below the way in for the card. */
export function Exceptions({
  setting,
  card,
  tick,
}: {
  setting: CardSetting;
  card: Draft;
  tick: Card["tick"];
}) {
  return (
    <div className={css.exceptions}>
      <SheetSection label="Exceptions">
        <Recuse {...setting} card={card} />
        <FormatChanged format={card.format} tick={tick} />
      </SheetSection>
    </div>
  );
}
