import { Search } from "lucide-react";
import { foldText } from "#domain/foldedText.ts";
import type { NextLine } from "#domain/panel/whatIsNext.ts";
import { type LookedFor, isInGroup, type RosterGroup } from "./rosterFilter.ts";
import css from "./RosterList.module.css";

const groups = [
  { name: "all", words: "All" },
  { name: "yours", words: "Yours" },
  { name: "missing", words: "Cards missing" },
  { name: "calibrate", words: "Calibrate" },
  { name: "decided", words: "Decided" },
] satisfies { name: RosterGroup; words: string }[];

/** A field and groups to find somebody by; groups that hold nobody are left out. */
export function RosterFind({
  lines,
  asked,
  group,
  onAsk,
  onGroup,
}: {
  lines: readonly NextLine[];
  asked: LookedFor;
  group: RosterGroup;
  onAsk: (asked: LookedFor) => void;
  onGroup: (group: RosterGroup) => void;
}) {
  const counted = groups.map((one) => ({
    ...one,
    count: lines.filter((line) => isInGroup(line, one.name)).length,
  }));
  return (
    <div className={css.find}>
      <label className={css.search}>
        <Search size={15} aria-hidden />
        <span className="unseen">Find a candidate</span>
        <input
          type="search"
          placeholder="Find a candidate"
          value={asked.text}
          onChange={({ target }) => onAsk(asking(target.value))}
        />
      </label>
      <fieldset className={css.groups}>
        <legend className="unseen">Show</legend>
        {counted
          .filter(({ name, count }) => count > 0 || name === group || name === "all")
          .map(({ name, words, count }) => (
            <label key={name} className={css.group}>
              <input
                type="radio"
                name="group"
                checked={name === group}
                onChange={() => onGroup(name)}
              />
              {words} {count}
            </label>
          ))}
      </fieldset>
    </div>
  );
}

/** Every word must be in the name, whatever its case and accents. */
function asking(text: string): LookedFor {
  const words = foldText(text).text.split(/\s+/);
  return {
    text,
    finds: ({ candidate }) => {
      const name = foldText(candidate.name).text;
      return words.every((word) => name.includes(word));
    },
  };
}
