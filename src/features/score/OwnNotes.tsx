import { useLiveQuery } from "dexie-react-hooks";
import { minuteOf, sourceNames } from "#domain/records/evidence.ts";
import { allLines } from "#domain/records/noteLine.ts";
import type { PanelCard } from "#domain/panel/panelCards.ts";
import { findPad } from "#storage/pads.ts";
import { useNamesOff } from "#ui/namesOff.ts";
import css from "./SubmittedCard.module.css";
import type { CardSetting } from "./cardSetting.ts";

/** What stayed on the pad. Folded while names are hidden: notes name people. */
export function OwnNotes({ frame, card }: { frame: CardSetting["frame"]; card: PanelCard }) {
  const namesOff = useNamesOff();
  const pad = useLiveQuery(() => findPad(frame), [frame.panelist, frame.candidate, frame.round]);
  const lines = pad === undefined || pad === null ? [] : allLines(pad, card.body.ratings);
  const own = lines.filter(({ item }) => item === null);
  const typing = pad?.typing.trim() ?? "";
  if (own.length === 0 && typing === "") return null;
  const notes = (
    <>
      {own.map(({ no, at, text, source }) => (
        <p key={no} className={css.words} dir="auto">
          {at === null ? "" : `${minuteOf(at)} `}
          {text}
          {source !== undefined && ` (${sourceNames[source]})`}
        </p>
      ))}
      {typing !== "" && (
        <p className={css.words} dir="auto">
          {typing}
        </p>
      )}
    </>
  );
  return (
    <section className="card">
      <h2>Private notes</h2>
      <p className="small muted">For you alone. They are not part of the card.</p>
      {namesOff ? (
        <details>
          <summary>Covered while names are hidden</summary>
          {notes}
        </details>
      ) : (
        notes
      )}
    </section>
  );
}
