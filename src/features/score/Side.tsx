import { markGate, type Missing } from "#domain/scoring/scoring.ts";
import { progressOf, ratingOf } from "#domain/scoring/draft.ts";
import { Button } from "#ui/Button.tsx";
import { Segments, SheetSection, SheetSide } from "#ui/Sheet.tsx";
import { Gates } from "./Gates.tsx";
import { InterviewTimer } from "./InterviewTimer.tsx";
import { Recommend } from "./Recommend.tsx";
import css from "./Side.module.css";
import type { CardSetting } from "./cardSetting.ts";
import type { ItemId } from "#domain/id.ts";
import type { OwnPad } from "./usePad.ts";
import { lazily } from "#ui/lazily.tsx";
import { Submit } from "./Submit.tsx";
import type { Card } from "./useCard.ts";

/** Rarely needed, with its dialogs. */
const Exceptions = lazily(async () => (await import("./Exceptions.tsx")).Exceptions);

/** The rest of the card: progress, skills, recommendation, submit. */
export function Side({
  setting,
  card: { card, recommend, tick },
  missing,
  asked,
  pad,
  timer,
  onTimer,
  onSubmit,
  onGoTo,
  onHelp,
  onLeaveItems,
}: {
  setting: CardSetting;
  card: Card;
  missing: readonly Missing[];
  asked: number;
  pad: OwnPad;
  timer: boolean;
  onTimer: (shown: boolean) => void;
  onSubmit: () => void;
  onGoTo: (item: ItemId, part: "scale" | "text") => void;
  onHelp: (() => void) | null;
  /** The keyboard is here now: keys that act on an item have none. */
  onLeaveItems: () => void;
}) {
  const { kit, round } = setting;
  const progress = progressOf(card, round.items);
  return (
    <SheetSide label="The rest of the card" onFocus={onLeaveItems}>
      <InterviewTimer clock={pad.clock} minutes={round.minutes} shown={timer} onShow={onTimer} />
      <SheetSection label="Progress">
        <div className="row">
          <h3 className="grow">Progress</h3>
          {onHelp !== null && (
            <span className={css.keys}>
              <Button look="quiet" size="small" onClick={onHelp}>
                <kbd>?</kbd> Keys
              </Button>
            </span>
          )}
        </div>
        <Segments
          of={round.items.map((id) => ({ id, isDone: ratingOf(card, id).score !== "unrated" }))}
        />
        <p className="small muted">
          {progress.scored} of {progress.of} scored, {progress.withEvidence} with evidence
        </p>
      </SheetSection>
      {kit.gates.length > 0 && (
        <Gates
          gates={kit.gates}
          marks={card.gates}
          onMark={(gate, mark) => tick((draft) => markGate(draft, gate, mark))}
        />
      )}
      <Recommend card={card} items={round.items} onPick={recommend} />
      <Submit {...{ setting, card, missing, asked, onSubmit, onGoTo }} />
      <Exceptions setting={setting} card={card} tick={tick} />
    </SheetSide>
  );
}
