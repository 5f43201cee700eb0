import { useState } from "react";
import { driftWorthMentioningMs } from "#domain/clock.ts";
import { hour } from "#domain/days.ts";
import { listOf, plural } from "#domain/plural.ts";
import type { Suggestion } from "#domain/records/samenessSuggestions.ts";
import type { FileResult, Preview, RestorePreview } from "#exchange/preview.ts";
import type { Answers } from "#storage/arrivals.ts";
import { Button } from "#ui/Button.tsx";
import { dateInFull } from "#ui/dates.ts";
import { Notice } from "#ui/Notice.tsx";
import { Pill } from "#ui/Pill.tsx";
import { ArrivingCards } from "./ArrivingCards.tsx";
import { fileInWords } from "./fileInWords.ts";
import { DraftFates } from "./DraftFates.tsx";
import { Questions } from "./Questions.tsx";
import { Whose } from "./Whose.tsx";
import { Suggestions } from "./Suggestions.tsx";
import css from "./Share.module.css";

/** What accepting the files would do, before anything is done. */
export function PreviewOf({
  preview,
  onAccept,
  onDismiss,
}: {
  preview: Preview;
  onAccept: (answers: Answers) => void;
  onDismiss: () => void;
}) {
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set());
  const [links, setLinks] = useState<readonly Suggestion[]>([]);
  const [isMe, setIsMe] = useState<boolean | null>(null);
  const { totals, restore, drift } = preview;
  const opened = preview.files.filter((file) => file.ok);
  const whose = restore?.whose ?? null;
  const isUndecided = whose !== null && isMe === null;
  const changes =
    totals.adds +
    totals.updates +
    agreed.size +
    links.length +
    preview.unread +
    (restore === null ? 0 : restoredOf(restore));

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
      {preview.questions.length > 0 && (
        <Questions
          questions={preview.questions}
          more={preview.moreQuestions}
          agreed={agreed}
          onAnswer={(key, yes) =>
            setAgreed((now) => new Set(yes ? [...now, key] : [...now].filter((one) => one !== key)))
          }
        />
      )}
      {preview.suggestions.length > 0 && (
        <Suggestions suggestions={preview.suggestions} chosen={links} onChoose={setLinks} />
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
      {preview.renamed.length > 0 && (
        <Notice>
          <b>Changed by this:</b>{" "}
          {preview.renamed.map(({ from, to }) => `“${from}” becomes “${to}”`).join("; ")}.
        </Notice>
      )}
      {preview.conflicts.length > 0 && (
        <Notice>
          <b>Changed in both places.</b> The later change is kept, and the other can be seen in
          Settings:{" "}
          {preview.conflicts.map(({ lost, won }) => `“${lost}” gives way to “${won}”`).join("; ")}.
        </Notice>
      )}
      {preview.waiting + preview.unread > 0 && <Notice tone="todo">{keptInWords(preview)}</Notice>}
      {restore !== null && (
        <section className="card stack" aria-labelledby="restore">
          <h2 id="restore">A backup</h2>
          <p>
            {restoredInWords(restore)}{" "}
            {totals.updates === 0
              ? "Nothing that is here is replaced."
              : `${plural(totals.updates, "entry here gives", "entries here give")} way to a later one in it; nothing else is replaced.`}
          </p>
          {restore.fates.length > 0 && <DraftFates fates={restore.fates} done={false} />}
          {whose !== null && <Whose whose={whose} isMe={isMe} onAnswer={setIsMe} />}
        </section>
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
            disabled={isUndecided}
            onClick={() =>
              onAccept({ agreed: [...agreed], links, me: isMe && whose ? whose.id : null })
            }
          >
            {restore !== null && (changes > 0 || whose !== null)
              ? "Restore this backup"
              : changes === 0
                ? "Done, nothing new"
                : "Bring in"}
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
                <bdi>{fileInWords(file)}</bdi>
              </b>
              <br />
              <span className="small muted">
                <bdi>{file.name}</bdi>
                {file.savedAt !== null && `, saved ${dateInFull(file.savedAt)}`}, its newest entry
                of {dateInFull(file.exportedAt)}; {plural(file.records, "record")}
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

function keptInWords({ waiting, unread }: Preview): string {
  const waits =
    waiting > 0
      ? `${plural(waiting, "record")} ${waiting === 1 ? "hangs" : "hang"} on something that has not come yet; kept, and tried again with the next file. `
      : "";
  const later =
    unread > 0
      ? `${plural(unread, "record")} of a later Needle cannot be read here; kept unread and passed on.`
      : "";
  return (waits + later).trim();
}

function restoredOf({ drafts, notes, people }: RestorePreview): number {
  const isNew = people.filter((person) => person.isNew).length;
  return drafts.adds + drafts.updates + notes.adds + notes.updates + isNew;
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
    : `Restored to this device: ${listOf(back)}.`;
}

function aheadInWords(ms: number): string {
  const hours = ms / hour;
  if (hours < 1) return `${Math.round(ms / 60_000)} minutes`;
  if (hours < 48) return `${Math.round(hours)} hours`;
  const days = hours / 24;
  return days < 730 ? `${Math.round(days)} days` : `${Math.round(days / 365)} years`;
}
