import { useState } from "react";
import { Link } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import { type Viewer } from "#domain/panel/roster.ts";
import { isSignedOpening } from "#domain/id.ts";
import { exportCsv, exportPacket, exportPlain, type Export } from "#exchange/exports.ts";
import { handOver } from "#exchange/download.ts";
import { findSight } from "#storage/sight.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { say } from "#ui/toasts.ts";
import { ShareLine } from "./ShareLine.tsx";
import { Receipts } from "./Receipts.tsx";
import css from "./Share.module.css";
import { UnsignedLines } from "./UnsignedLines.tsx";
import { cardsStillBlind, openCandidates, sightOf } from "#domain/panel/reveal.ts";
import { noteOpened } from "#storage/looks.ts";

/** Sends this opening's cards on, and takes scorecards away as JSON or CSV. */
export function SharePage({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const [shape, setShape] = useState<"long" | "wide">("long");
  const [everyRevision, setEveryRevision] = useState(false);
  const stillBlind = cardsStillBlind(panel, viewer);
  const sight = sightOf(panel, viewer);
  const opening = panel.id;
  const isSigned = isSignedOpening(opening);
  const openIds = openCandidates(panel, viewer)
    .map(({ id }) => id)
    .filter((id) => panel.cardsOn(id).some((card) => card.author !== viewer.me));

  const give = async (making: Promise<Export>, { holdsOthers = false } = {}) => {
    const { file, stillBlind: staying } = await making;
    await handOver(file);
    // Whoever holds a file of the others' cards can read it.
    if (holdsOthers) await noteOpened(panel, viewer, openIds);
    say(
      staying === 0
        ? `${file.name} is in your downloads.`
        : `${file.name} is in your downloads. Left out for now: ${staying}.`,
    );
  };

  return (
    <div className={css.share}>
      <section className="card stack" aria-labelledby="send">
        <h2 id="send">Send to the panel</h2>
        <p className="muted">
          Files travel by mail, chat or a shared folder. Opening one twice, or in any order, does no
          harm.
        </p>
        <div className="stack">
          {isSigned ? (
            <ShareLine
              title="Invitations"
              text="One for each person, by name: a link, a code or a file. Nobody’s cards."
              action={
                <Link href={paths.invite(opening)} className={buttonClass({ look: "primary" })}>
                  Invite
                </Link>
              }
            />
          ) : (
            <UnsignedLines panel={panel} viewer={viewer} give={give} />
          )}
          <ShareLine
            title="The whole opening"
            text={
              panel.opening.sealed === true
                ? "All that is here, sealed cards too: nobody can read them before all are in. For anybody on the panel."
                : "Everything here that may be shown already, for the lead or another device of yours."
            }
            action={
              <Button
                onClick={() =>
                  void give(exportPacket({ what: "opening", opening }, sight), {
                    holdsOthers: true,
                  })
                }
              >
                Send the opening
              </Button>
            }
          />
          <ShareLine
            title="Everything"
            text="All openings on this device but samples, as far as their cards may be shown."
            action={<Button onClick={() => void give(exportEverything())}>Send everything</Button>}
          />
        </div>
        {stillBlind.length > 0 && (
          <Notice tone="todo">
            {stillBlind.length === 1
              ? "1 card of somebody else’s stays"
              : `${stillBlind.length} cards of other people stay`}{" "}
            here for now: a file can be read in any editor, and not all cards on those candidates
            are in.
          </Notice>
        )}
      </section>
      <section className="card stack" aria-labelledby="receive">
        <h2 id="receive">Receive</h2>
        <p className="muted">Drop files anywhere on the app, pick them, or paste their text.</p>
        <div>
          <Link href={paths.receive()} className={buttonClass()}>
            Open files from the panel
          </Link>
        </div>
      </section>
      <section className="card stack" aria-labelledby="export">
        <h2 id="export">Take scorecards away</h2>
        <p className="muted">
          JSON can be opened here again and keeps everything. CSV is for Excel, LibreOffice and
          sheets, with the scores as submitted. What the talk changed and what was decided leave
          with <Link href={paths.record(opening)}>the record</Link>.
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
            look="primary"
            onClick={() =>
              void give(exportPacket({ what: "opening", opening }, sight), { holdsOthers: true })
            }
          >
            Export JSON
          </Button>
          <Button
            look="primary"
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
      <Receipts panel={panel} />
    </div>
  );
}

async function exportEverything(): Promise<Export> {
  return exportPacket({ what: "everything" }, await findSight());
}
