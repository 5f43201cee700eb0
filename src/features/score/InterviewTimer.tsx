import { Pause, Play } from "lucide-react";
import { minuteOf } from "#domain/records/evidence.ts";
import { InBar } from "#ui/Bar.tsx";
import { pillClass } from "#ui/Pill.tsx";
import { Button } from "#ui/Button.tsx";
import css from "./InterviewTimer.module.css";
import { useSeconds, type OwnClock } from "./useInterviewClock.ts";

/** How far the interview is, for those who like to know. */
export function InterviewTimer({
  clock,
  minutes,
  shown,
  onShow,
}: {
  clock: OwnClock;
  /** What the round plans. */
  minutes: number;
  shown: boolean;
  onShow: (shown: boolean) => void;
}) {
  if (!shown)
    return (
      <div>
        <Button look="quiet" size="small" onClick={() => onShow(true)}>
          Show the timer
        </Button>
      </div>
    );
  return <Running clock={clock} minutes={minutes} onHide={() => onShow(false)} />;
}

function Running({
  clock,
  minutes,
  onHide,
}: {
  clock: OwnClock;
  minutes: number;
  onHide: () => void;
}) {
  const seconds = useSeconds(clock);
  const over = seconds - minutes * 60;
  return (
    <section className={css.timer} aria-label="Timer" data-over={over > 0}>
      <div className={css.row}>
        <span className={css.clock} role="timer">
          {minuteOf(seconds)}
        </span>
        <span className={css.planned}>
          {over > 0 ? `${Math.ceil(over / 60)} min over ${minutes}` : `of ${minutes} min`}
        </span>
        {clock.isRunning ? (
          <Button size="small" onClick={clock.pause}>
            Pause
          </Button>
        ) : (
          <Button size="small" onClick={clock.start}>
            {clock.isStarted ? "Resume" : "Start"}
          </Button>
        )}
        <Button look="quiet" size="small" aria-label="Hide the timer" onClick={onHide}>
          Hide
        </Button>
      </div>
      <progress
        className={css.bar}
        value={Math.min(seconds, minutes * 60)}
        max={minutes * 60}
        aria-label="Planned time used"
      />
    </section>
  );
}

/** On a phone, in the bar: starts and pauses. */
export function PhoneTimer({ clock, shown }: { clock: OwnClock; shown: boolean }) {
  const seconds = useSeconds(clock);
  if (!shown) return null;
  return (
    <InBar slot="tools">
      <button
        type="button"
        className={`${pillClass} ${css.phone}`}
        aria-label={clock.isRunning ? "Pause the timer" : "Start the timer"}
        onClick={clock.isRunning ? clock.pause : clock.start}
      >
        {clock.isRunning ? <Pause size={13} aria-hidden /> : <Play size={13} aria-hidden />}
        {minuteOf(seconds)}
      </button>
    </InBar>
  );
}
