import { useState } from "react";
import { Link } from "wouter";
import { type Called, lookThrough, namedInWords } from "#domain/exports/called.ts";
import { byNumber, candidateNames } from "#domain/panel/byNumber.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { sightOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { exportCsv, exportPacket, exportPlain, type Export } from "#exchange/exports.ts";
import { numbersFor } from "#storage/numbersFor.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { areNamesOff } from "#ui/namesOff.ts";
import { Notice } from "#ui/Notice.tsx";
import css from "./Share.module.css";

type Kind = "csv" | "plain";
export type Give = (
  making: Promise<Export>,
  wish?: { holdsOthers?: boolean; isForPanel?: boolean },
) => Promise<void>;

async function calledIn(panel: Panel, replace: boolean): Promise<Called> {
  const { numbers, privateNames } = await numbersFor(panel);
  const labels = new Map(byNumber(panel, numbers).candidates.map(({ id, name }) => [id, name]));
  return { labels, names: candidateNames(panel, privateNames), replace };
}

/** Takes scorecards away, for other programs or to be opened here again. */
export function TakeAway({ panel, viewer, give }: { panel: Panel; viewer: Viewer; give: Give }) {
  const [shape, setShape] = useState<"long" | "wide">("long");
  const [everyRevision, setEveryRevision] = useState(false);
  const sight = sightOf(panel, viewer);
  const opening = panel.id;
  const [isByNumber, setByNumber] = useState(areNamesOff() || panel.opening.byNumber === true);
  const [asked, setAsked] = useState<{ named: number; kind: Kind } | null>(null);
  /** Nothing leaves with a name in its words unless somebody says so. */
  const take = async (kind: Kind, replace: boolean | null = null) => {
    const called = isByNumber ? await calledIn(panel, replace === true) : undefined;
    const wanted = { opening, everyRevision, called };
    const made =
      kind === "csv"
        ? await exportCsv({ shape, ...wanted }, sight)
        : await exportPlain(wanted, sight);
    const { named = 0 } = made;
    if (named > 0 && replace === null) return setAsked({ named, kind });
    setAsked(null);
    await give(Promise.resolve(made), { holdsOthers: true });
  };
  return (
    <section className="card stack" aria-labelledby="export">
      <h2 id="export">Export scorecards</h2>
      <p className="muted">
        JSON can be opened here again and keeps everything. CSV is for Excel, LibreOffice and
        sheets, with the scores as submitted. What the talk changed and what was decided are in{" "}
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
          one row per rating
        </label>
        <label className={css.check}>
          <input
            type="radio"
            name="shape"
            checked={shape === "wide"}
            onChange={() => setShape("wide")}
          />
          one row per card
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
      <label className={css.check}>
        <input
          type="checkbox"
          checked={isByNumber}
          onChange={(event) => {
            setByNumber(event.currentTarget.checked);
            setAsked(null);
          }}
        />
        Candidates by number, in CSV and plain JSON
      </label>
      {asked !== null && (
        <Notice
          tone="todo"
          action={
            <span className="row">
              <Button size="small" onClick={() => void take(asked.kind, true)}>
                Put “[the candidate]” there
              </Button>
              <Button size="small" onClick={() => void take(asked.kind, false)}>
                Leave the words as they are
              </Button>
            </span>
          }
        >
          <b>{namedInWords(asked.named)}</b> {lookThrough}
        </Notice>
      )}
      <div className="row">
        <Button
          onClick={() =>
            void give(exportPacket({ what: "opening", opening }, sight), { holdsOthers: true })
          }
        >
          Export JSON
        </Button>
        <Button onClick={() => void take("csv")}>Export CSV</Button>
        <Button onClick={() => void take("plain")}>Plain JSON</Button>
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
