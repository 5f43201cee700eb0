import { create } from "zustand";
import { Button } from "#ui/Button.tsx";
import { useNow } from "#ui/useNow.ts";
import css from "./InterviewTimer.module.css";

/** Running since when, and what ran before; kept while the app is open, never stored. */
type Clock = { since: number | null; before: number };
const useClocks = create<Record<string, Clock>>()(() => ({}));

const stopped: Clock = { since: null, before: 0 };

function start(id: string, clock: Clock): void {
  useClocks.setState({ [id]: { ...clock, since: Date.now() } });
}

function pause(id: string, { since, before }: Clock): void {
  const ran = since === null ? 0 : Date.now() - since;
  useClocks.setState({ [id]: { since: null, before: before + ran } });
}

/** A timer for the interview, for those who like one. */
export function InterviewTimer({
  id,
  shown,
  onShow,
}: {
  id: string;
  shown: boolean;
  onShow: (shown: boolean) => void;
}) {
  if (!shown)
    return (
      <div>
        <Button look="quiet" size="small" onClick={() => onShow(true)}>
          Show a timer
        </Button>
      </div>
    );
  return <Running id={id} onHide={() => onShow(false)} />;
}

function Running({ id, onHide }: { id: string; onHide: () => void }) {
  const now = useNow(1000);
  const clock = useClocks((clocks) => clocks[id]) ?? stopped;
  const ms = clock.before + (clock.since === null ? 0 : Math.max(0, now - clock.since));
  const minutes = Math.floor(ms / 60_000);
  const seconds = Math.floor(ms / 1000) % 60;
  return (
    <section className="row" aria-label="Timer">
      <span className={css.clock} role="timer">
        {minutes}:{String(seconds).padStart(2, "0")}
      </span>
      {clock.since === null ? (
        <Button size="small" onClick={() => start(id, clock)}>
          {ms === 0 ? "Start" : "Go on"}
        </Button>
      ) : (
        <Button size="small" onClick={() => pause(id, clock)}>
          Pause
        </Button>
      )}
      <Button look="quiet" size="small" onClick={onHide}>
        Hide
      </Button>
    </section>
  );
}
