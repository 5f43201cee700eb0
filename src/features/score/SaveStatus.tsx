import { useState } from "react";
import { InBar } from "#ui/Bar.tsx";
import { Pill } from "#ui/Pill.tsx";
import { useWrites, type Writes } from "#ui/writes.ts";
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
  const writes = useWrites();
  const [before] = useState(writes.over);
  const told = stateOf(writes, before);
  const shown = told === "untouched" && begun ? "saved" : told;
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

/** "Saved" is for when nothing is under way and no field holds words that could not be stored. */
function stateOf(writes: Writes, before: number): keyof typeof words {
  if (writes.underWay > 0) return "saving";
  if (writes.failed > 0) return "not saved";
  // How a write ended that was over before this card was opened says nothing about it.
  if (writes.over === before) return "untouched";
  return writes.lastFailed ? "not saved" : "saved";
}
