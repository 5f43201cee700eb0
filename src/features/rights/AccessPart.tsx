import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { accessHtml } from "#domain/rights/accessHtml.ts";
import type { AccessPack } from "#domain/rights/accessPack.ts";
import { accessPackOf } from "#domain/rights/accessPackOf.ts";
import { accessSections } from "#domain/rights/accessSections.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { plural } from "#domain/plural.ts";
import { handOver } from "#exchange/download.ts";
import { fileName } from "#exchange/fileName.ts";
import { readHeld } from "#storage/held.ts";
import { Button } from "#ui/Button.tsx";
import { dateInFull, dayInFull } from "#ui/dates.ts";
import { useNamesOff } from "#ui/namesOff.ts";
import css from "./Rights.module.css";

const dates = { dateIn: dateInFull, dayIn: dayInFull };

/** Everything held on them, to be looked through and handed over: a page to read, and a file for programs. */
export function AccessPart({
  panel,
  viewer,
  candidate,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
}) {
  const [withNames, setNames] = useState(false);
  // They are data on the candidate, whoever reads them usually: leaving them out is to be a choice.
  const [withNotes, setNotes] = useState(true);
  const [isShown, setShown] = useState(false);
  const namesOff = useNamesOff();
  const held = useLiveQuery(
    () => readHeld(panel, viewer, candidate),
    [panel, viewer.me, candidate],
  );
  const [madeAt] = useState(() => new Date().toISOString());
  if (namesOff)
    return <p>Names are hidden on this screen. Show them to make what goes to the candidate.</p>;
  if (held === undefined) return null;
  const wish = { withNames, withNotes, madeAt, dayIn: dayInFull };
  const pack = accessPackOf({ panel, viewer, candidate }, held, wish);
  const hand = async () => {
    const html = accessHtml(pack, dates);
    const called = [candidate.name];
    await handOver({ name: fileName("held", called, "html"), type: "text/html", text: html });
    const text = `${JSON.stringify(pack, null, 2)}\n`;
    await handOver({ name: fileName("held", called, "json"), type: "application/json", text });
  };
  return (
    <div className="stack">
      <p className="small muted">
        A page to read and print, and the same as JSON for programs. Look it through before it goes
        out: what people wrote may tell of others.
      </p>
      <fieldset>
        <legend className="unseen">What goes into it</legend>
        <label className={css.choice}>
          <input
            type="checkbox"
            checked={withNames}
            onChange={(event) => setNames(event.currentTarget.checked)}
          />
          Panelists by name; otherwise “Panelist A”, also in what people wrote
        </label>
        {held.notes.length > 0 && (
          <label className={css.choice}>
            <input
              type="checkbox"
              checked={withNotes}
              onChange={(event) => setNotes(event.currentTarget.checked)}
            />
            My private notes on them, from {plural(held.notes.length, "card")}
          </label>
        )}
      </fieldset>
      <p>{maskedInWords(pack)}</p>
      <div className="row">
        <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? "Close the preview" : "Look through it"}
        </Button>
        <Button look="primary" onClick={() => void hand()}>
          Download both files
        </Button>
      </div>
      {isShown && <Preview pack={pack} />}
    </div>
  );
}

function maskedInWords({ masked: { candidates, panelists }, leftOut, cards }: AccessPack): string {
  const masks = [
    ...(candidates > 0 ? [`other candidates’ names ${plural(candidates, "time")}`] : []),
    ...(panelists > 0 ? [`panelists’ names ${plural(panelists, "time")}`] : []),
  ].join(" and ");
  const found =
    masks === ""
      ? "No other name was found in what people wrote."
      : `Masked in what people wrote: ${masks}.`;
  const closed = leftOut.find((line) => line.includes("closed to"));
  return `${cards.length === 0 ? "No cards" : plural(cards.length, "card")} in it. ${found} Nicknames and other spellings are not found.${closed === undefined ? "" : ` Not in it: ${closed}`}`;
}

function Preview({ pack }: { pack: AccessPack }) {
  return (
    <div className={css.preview} role="region" aria-label="Preview" tabIndex={0}>
      {accessSections(pack, dates).map(({ title, note, parts }) => (
        <section key={title}>
          <h4>{title}</h4>
          {note !== undefined && <p className="small muted">{note}</p>}
          {parts.map(({ heading, pairs }) => (
            <div key={JSON.stringify([heading, pairs[0]])}>
              {heading !== "" && <h5>{heading}</h5>}
              {pairs.every(([label]) => label === "") ? (
                <ul className={css.facts}>
                  {pairs.map(([, text]) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              ) : (
                <dl className={css.pairs}>
                  {pairs.map(([label, text]) => (
                    <div key={`${label} ${text}`} className={css.pair}>
                      <dt dir="auto">{label}</dt>
                      <dd dir="auto">{text}</dd>
                    </div>
                  ))}
                </dl>
              )}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
