import type { ItemId } from "#domain/id.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import type { Missing } from "#domain/scoring/scoring.ts";
import { Button } from "#ui/Button.tsx";
import { lazily } from "#ui/lazily.tsx";
import { SheetSection } from "#ui/Sheet.tsx";
import type { CardSetting } from "./cardSetting.ts";

/** For when all is filled in. */
const SecondLook = lazily(async () => (await import("./SecondLook.tsx")).SecondLook);

const MissingList = lazily(async () => (await import("./MissingList.tsx")).MissingList);

/** The way in for the card, what still stands in it, and what its author may want to look at again. */
export function Submit({
  setting,
  card,
  missing,
  asked,
  onSubmit,
  onGoTo,
}: {
  setting: CardSetting;
  card: Draft;
  missing: readonly Missing[];
  /** How often submitting was tried: from the first time what is missing is listed. */
  asked: number;
  onSubmit: () => void;
  onGoTo: (item: ItemId, part: "scale" | "text") => void;
}) {
  const isListed = asked > 0 && missing.length > 0;
  return (
    <SheetSection label="Submit">
      {missing.length === 0 && <SecondLook setting={setting} card={card} />}
      {isListed && (
        <MissingList asked={asked} kit={setting.kit} missing={missing} onGoTo={onGoTo} />
      )}
      <Button look="primary" size="wide" onClick={onSubmit}>
        Submit scorecard
      </Button>
      <p className="small muted">Then it is locked. Changes in calibration stand beside it.</p>
    </SheetSection>
  );
}
