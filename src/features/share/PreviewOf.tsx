import { useState } from "react";
import { driftWorthMentioningMs } from "#domain/clock.ts";
import { hour } from "#domain/days.ts";
import { listOf, plural } from "#domain/plural.ts";
import type { Suggestion } from "#domain/records/samenessSuggestions.ts";
import type { ErasedArrival, FileResult, Preview, RestorePreview } from "#exchange/preview.ts";
import { Button } from "#ui/Button.tsx";
import { dateInFull } from "#ui/dates.ts";
import { Notice } from "#ui/Notice.tsx";
import { Pill } from "#ui/Pill.tsx";
import { ArrivingCards } from "./ArrivingCards.tsx";
import css from "./Share.module.css";

const linkWords = {
  opening: "One opening",
  candidate: "One candidate",
  panelist: "One panelist",
} as const;

/** What accepting the files would do, before anything is done. */
export function PreviewOf({
  preview,
  onAccept,
  onDismiss,
}: {
  preview: Preview;
  onAccept: (accepted: readonly Suggestion[]) => void;
  onDismiss: () => void;
}) {
  const [refused, setRefused] = useState<readonly Suggestion[]>([]);
  const { totals, restore, drift } = preview;
  const opened = preview.files.filter((file) => file.ok);
  const changes =
    totals.adds + totals.updates + (restore?.drafts.adds ?? 0) + (restore?.drafts.updates ?? 0);

  return (
    <div className="stack">
      <Files files={preview.files} />
      {opened.length > 0 && (
        <div className={css.totals} aria-label="What would change">
          <Pill>
            <b>{totals.adds}</b> new
          </Pill>
          <Pill>
            <b>{totals.updates}</b> updated
          </Pill>
          <Pill>
            <b>{totals.unchanged}</b> here already
          </Pill>
          {totals.conflicts > 0 && (
            <Pill dot="warning">
              <b>{totals.conflicts}</b> changed in both places
            </Pill>
          )}
          {totals.rejected > 0 && (
            <Pill dot="warning">
              <b>{totals.rejected}</b> refused
            </Pill>
          )}
        </div>
      )}
      {preview.cards.length > 0 && <ArrivingCards cards={preview.cards} />}
      {preview.suggestions.length > 0 && (
        <section className="card stack" aria-labelledby="links">
          <div>
            <h2 id="links">Put together</h2>
            <p className="small muted">
              These were started apart and look like the same. Untick what is not; cards are never
              rewritten for it.
            </p>
          </div>
          {preview.suggestions.map((suggestion) => (
            <label key={suggestion.ids.join(" ")} className={css.check}>
              <input
                type="checkbox"
                checked={!refused.includes(suggestion)}
                onChange={(event) => {
                  const keep = event.currentTarget.checked;
                  setRefused((now) =>
                    keep ? now.filter((one) => one !== suggestion) : [...now, suggestion],
                  );
                }}
              />
              <span>
                <b>{linkWords[suggestion.what]}:</b> <bdi>{suggestion.names[0]}</bdi> and{" "}
                <bdi>{suggestion.names[1]}</bdi>. <span className="muted">{suggestion.why}</span>
              </span>
            </label>
          ))}
        </section>
      )}
      {preview.rejected.length > 0 && (
        <section className="card stack" aria-labelledby="refused">
          <h2 id="refused">Refused</h2>
          <ul className={`${css.problems} ${css.long}`}>
            {preview.rejected.map((one) => (
              <li key={`${one.file} ${one.id}`}>
                <bdi>{one.name}</bdi>: {one.reason}. <span className="muted">({one.file})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {preview.conflicts.length > 0 && (
        <Notice>
          <b>Changed in both places.</b> The later is kept, the other stays in Settings to look at:{" "}
          {preview.conflicts.map(({ lost, won }) => `“${lost}” gives way to “${won}”`).join("; ")}.
        </Notice>
      )}
      {preview.erased.length > 0 && (
        <Notice tone="warning">
          <b>Erased elsewhere, and with this here too:</b>{" "}
          {preview.erased.map(erasedInWords).join(", ")}.
        </Notice>
      )}
      {restore !== null && (
        <Notice tone="todo">
          <b>A backup.</b> {restoredInWords(restore)}
          {restore.draftsLost.length > 0 &&
            ` ${restore.draftsLost.length} drafts here are newer and are kept.`}
        </Notice>
      )}
      {drift !== null && drift.aheadMs > driftWorthMentioningMs && (
        <Notice tone="warning">
          A clock on another device is ahead of this one by {aheadInWords(drift.aheadMs)}.
          Everything still works; set the clocks right so that times can be trusted.
        </Notice>
      )}
      <div className="row">
        {opened.length > 0 && (
          <Button
            look="primary"
            onClick={() => onAccept(preview.suggestions.filter((one) => !refused.includes(one)))}
          >
            {changes === 0 ? "Done, nothing new" : "Bring in"}
          </Button>
        )}
        <Button onClick={onDismiss}>{opened.length > 0 ? "Cancel" : "Try another file"}</Button>
      </div>
    </div>
  );
}

function Files({ files }: { files: readonly FileResult[] }) {
  return (
    <ul className="stack">
      {files.map((file, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two files may bear one name; the list never changes
        <li key={index}>
          {file.ok ? (
            <p>
              <b>
                <bdi>{file.name}</bdi>
              </b>{" "}
              <span className="muted">
                {file.what === "backup" ? "Backup" : "Packet"}
                {file.savedAt !== null && ` saved ${dateInFull(file.savedAt)}`}, its newest entry of{" "}
                {dateInFull(file.exportedAt)}; {plural(file.records, "record")}
              </span>
            </p>
          ) : (
            <Notice tone="warning">
              <p>
                <b>
                  <bdi>{file.name}</bdi> cannot be opened.
                </b>{" "}
                Nothing was changed.
              </p>
              <ul className={css.problems}>
                {file.problems.map(({ where, what }) => (
                  <li key={`${where} ${what}`}>
                    {where}: {what}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
        </li>
      ))}
    </ul>
  );
}

function erasedInWords({ name, cards, drafts }: ErasedArrival): string {
  const own = drafts > 0 ? `, ${plural(drafts, "draft")} of this device` : "";
  return `${name} (${plural(cards, "card")}${own})`;
}

/** What a backup brings beside the records, and nothing that it does not. */
function restoredInWords({ drafts, notes, people }: RestorePreview): string {
  const parts = [
    [drafts.adds + drafts.updates, "draft"],
    [notes.adds + notes.updates, "private note"],
    [people.filter(({ isNew }) => isNew).length, "person", "people"],
  ] as const;
  const back = parts.flatMap(([count, one, many]) =>
    count === 0 ? [] : [plural(count, one, many)],
  );
  return back.length === 0
    ? "Its drafts, notes and people are here already."
    : `To this device come back: ${listOf(back)}.`;
}

function aheadInWords(ms: number): string {
  const hours = ms / hour;
  if (hours < 1) return `${Math.round(ms / 60_000)} minutes`;
  if (hours < 48) return `${Math.round(hours)} hours`;
  const days = hours / 24;
  return days < 730 ? `${Math.round(days)} days` : `${Math.round(days / 365)} years`;
}
