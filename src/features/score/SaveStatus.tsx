import { InBar } from "#ui/Bar.tsx";
import { Pill } from "#ui/Pill.tsx";
import { useSaveState } from "#ui/writes.ts";
import css from "./SaveStatus.module.css";

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
  const told = useSaveState();
  const shown = told === "untouched" && begun ? "saved" : told;
  return (
    <InBar slot="tools">
      <span
        role="status"
        aria-live={shown === "not saved" ? "assertive" : "off"}
        className={css.status}
        data-well={shown !== "not saved"}
      >
        <Pill dot={dots[shown]}>{words[shown]}</Pill>
      </span>
    </InBar>
  );
}
