import { useState } from "react";
import { Link } from "wouter";
import { isSignedOpening } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { sightOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { exportCsv, exportPacket, exportPlain, type Export } from "#exchange/exports.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import css from "./Share.module.css";

export type Give = (making: Promise<Export>, wish?: { holdsOthers?: boolean }) => Promise<void>;

/** Takes scorecards away, for other programs or to be opened here again. */
export function TakeAway({ panel, viewer, give }: { panel: Panel; viewer: Viewer; give: Give }) {
  const [shape, setShape] = useState<"long" | "wide">("long");
  // Beside something to do, that is the one button that stands out.
  const look = isSignedOpening(panel.id) ? "plain" : "primary";
  const [everyRevision, setEveryRevision] = useState(false);
  const sight = sightOf(panel, viewer);
  const opening = panel.id;
  return (
    <section className="card stack" aria-labelledby="export">
      <h2 id="export">Take scorecards away</h2>
      <p className="muted">
        JSON can be opened here again and keeps everything. CSV is for Excel, LibreOffice and
        sheets, with the scores as submitted. What the talk changed and what was decided leave with{" "}
        <Link href={paths.record(opening)}>the record</Link>.
      </p>
      <fieldset className="row">
        <legend className="small muted">CSV with</legend>
        <label className={css.check}>
          <input
            type="radio"
            name="shape"
            checked={shape === "long"}
            onChange={() => setShape("long")}
          />
          one row a rating
        </label>
        <label className={css.check}>
          <input
            type="radio"
            name="shape"
            checked={shape === "wide"}
            onChange={() => setShape("wide")}
          />
          one row a card
        </label>
      </fieldset>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={everyRevision}
          onChange={(event) => setEveryRevision(event.currentTarget.checked)}
        />
        Earlier revisions too, in CSV and plain JSON
      </label>
      <div className="row">
        <Button
          look={look}
          onClick={() =>
            void give(exportPacket({ what: "opening", opening }, sight), { holdsOthers: true })
          }
        >
          Export JSON
        </Button>
        <Button
          look={look}
          onClick={() =>
            void give(exportCsv({ shape, opening, everyRevision }, sight), { holdsOthers: true })
          }
        >
          Export CSV
        </Button>
        <Button
          onClick={() =>
            void give(exportPlain({ opening, everyRevision }, sight), { holdsOthers: true })
          }
        >
          Plain JSON
        </Button>
      </div>
      <p className="small muted">
        Plain JSON spells everything out for other programs and cannot be opened here again. The
        format of the JSON file is described by{" "}
        <a href="/needle-packet-v1.schema.json" target="_blank" rel="noreferrer">
          its schema
        </a>
        .
      </p>
    </section>
  );
}
