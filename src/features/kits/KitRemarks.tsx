import { useState } from "react";
import { placeInWords, type KitRemark } from "#domain/kit/kitRemark.ts";
import type { KitForm } from "#domain/kit/kitForm.ts";
import { Button } from "#ui/Button.tsx";
import { useSaveState } from "#ui/writes.ts";
import css from "./Kits.module.css";
import { goTo } from "./remarks.ts";

const states = {
  untouched: "Saved on this device",
  saved: "Saved on this device",
  saving: "Saving…",
  "not saved": "Not saved",
} as const;

/** What stands between the draft and a version, what is worth a thought, and the ways on. */
export function KitRemarks({
  form,
  remarks,
  onUndo,
  onPublish,
  onDiscard,
}: {
  form: KitForm;
  remarks: readonly KitRemark[];
  onUndo: (() => void) | null;
  onPublish: () => void;
  onDiscard: () => void;
}) {
  const [asked, setAsked] = useState(false);
  const state = useSaveState();
  const musts = remarks.filter(({ weight }) => weight === "must");
  const advice = remarks.filter(({ weight }) => weight === "advice");
  return (
    <aside className={css.side} aria-label="Publishing and remarks">
      <p className="small muted" role="status">
        {states[state]}
      </p>
      <div className="stack">
        <Button look="primary" size="wide" onClick={onPublish}>
          Publish this version
        </Button>
        <Button size="wide" disabled={onUndo === null} onClick={() => onUndo?.()}>
          Undo
        </Button>
      </div>
      <List
        title="Before it can be published"
        none="Nothing is missing."
        remarks={musts}
        form={form}
      />
      <List title="Worth a thought" none="No remarks." remarks={advice} form={form} />
      {asked ? (
        <div className="stack">
          <p className="small">Discard this draft? What was typed here will be lost.</p>
          <Button look="danger" onClick={onDiscard}>
            Discard the draft
          </Button>
          <Button onClick={() => setAsked(false)}>Keep it</Button>
        </div>
      ) : (
        <div>
          <Button look="quiet" onClick={() => setAsked(true)}>
            Discard this draft…
          </Button>
        </div>
      )}
    </aside>
  );
}

function List({
  title,
  none,
  remarks,
  form,
}: {
  title: string;
  none: string;
  remarks: readonly KitRemark[];
  form: KitForm;
}) {
  return (
    <section className={css.remarks} aria-label={title}>
      <h2>{title}</h2>
      {remarks.length === 0 ? (
        <p className="small muted">{none}</p>
      ) : (
        <ul>
          {remarks.slice(0, 12).map(({ at, what }) => (
            <li key={`${at} ${what}`}>
              <button type="button" className={css.remark} onClick={() => goTo(at)}>
                <Place name={placeInWords(form, at)} />
                {what}
              </button>
            </li>
          ))}
          {remarks.length > 12 && <li className="small muted">and {remarks.length - 12} more</li>}
        </ul>
      )}
    </section>
  );
}

function Place({ name }: { name: string | null }) {
  return (
    name !== null && (
      <>
        <b>
          <bdi>{name}</bdi>
        </b>
        {": "}
      </>
    )
  );
}
