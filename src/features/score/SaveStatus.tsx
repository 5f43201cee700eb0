import { InBar } from "#ui/Bar.tsx";
import { Pill } from "#ui/Pill.tsx";
import css from "./ScorePage.module.css";
import { useSaving } from "./saving.ts";

const words = {
  untouched: "Nothing to save yet",
  saving: "Saving…",
  saved: "Saved on this device",
  "not saved": "Not saved",
} as const;
const dots = {
  untouched: "waiting",
  saving: "waiting",
  saved: "good",
  "not saved": "warning",
} as const;

/** Seen all the time; not announced with every key, only when something went wrong. */
export function SaveStatus({ begun }: { begun: boolean }) {
  const { state } = useSaving();
  const shown = state === "untouched" && begun ? "saved" : state;
  return (
    <InBar slot="tools">
      <span
        role="status"
        aria-live={shown === "not saved" ? "assertive" : "off"}
        className={css.status}
      >
        <Pill dot={dots[shown]}>{words[shown]}</Pill>
      </span>
    </InBar>
  );
}
