import type { DraftFateTold } from "#exchange/preview.ts";
import { momentInWords } from "#ui/dates.ts";
import { SaveDraft } from "./SaveDraft.tsx";
import css from "./Share.module.css";

/** Each card being written that files touch: what becomes of it, why, and the words that go. */
export function DraftFates({ fates, done }: { fates: readonly DraftFateTold[]; done: boolean }) {
  return (
    <ul className={css.fates} aria-label="Cards being written">
      {fates.map((told) => (
        <li key={`${told.draft.id} ${told.fate} ${told.draft.changedAt}`}>
          <b>
            <bdi>{told.candidate}</bdi>
          </b>{" "}
          (<bdi>{told.panelist}</bdi>, {told.round}): {fateInWords(told, done)}{" "}
          {told.lost !== null && <SaveDraft draft={told.lost} about={told.candidate} />}
        </li>
      ))}
    </ul>
  );
}

function fateInWords({ draft, lost, fate, why }: DraftFateTold, done: boolean): string {
  const at = momentInWords(draft.changedAt);
  switch (fate) {
    case "comes back":
      return done ? `came back, as of ${at}.` : `comes back, as of ${at}.`;
    case "replaces":
      return `the backup’s is later (${at}) and ${done ? "took" : "takes"} the place of the one here (${momentInWords(lost?.changedAt ?? draft.changedAt)}).`;
    case "goes":
      return why === "submitted"
        ? "it was submitted meanwhile."
        : `${done ? "went" : "goes"} with what was erased.`;
    case "stays out":
      return `the backup’s (${at}) ${done ? "stayed" : "stays"} out: ${staysOut[why ?? "submitted"] ?? ""}.`;
  }
}

const staysOut: Record<string, string> = {
  "later here": "the one here is later and is kept",
  submitted: "the card was submitted since",
  "its place is gone": "its candidate or opening is not there any more",
};
