import { Link } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import { sightOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { exportPacket } from "#exchange/exports.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { OwnCards } from "./OwnCards.tsx";
import { Receipts } from "./Receipts.tsx";
import { ShareLine } from "./ShareLine.tsx";
import type { Give } from "./give.ts";
import { TakeAway } from "./TakeAway.tsx";
import css from "./Travel.module.css";
import { StillBlind, Wholes } from "./Wholes.tsx";

/** An opening nobody signs: cards and the invitation go by hand, as files. */
export function UnsignedShare({
  panel,
  viewer,
  give,
}: {
  panel: Panel;
  viewer: Viewer;
  give: Give;
}) {
  const invite = () =>
    give(exportPacket({ what: "invitation", opening: panel.id }, sightOf(panel, viewer)), {
      isForPanel: true,
    });
  return (
    <div className="stack">
      <div className={css.page}>
        <div className="stack">
          <OwnCards panel={panel} viewer={viewer} give={give} />
          <section className="card stack" aria-labelledby="files">
            <h2 id="files">As files</h2>
            <p className="muted">
              Files travel by mail, chat or a shared folder. Opening one twice, or in any order,
              does no harm.
            </p>
            <ShareLine
              title="Invitation"
              text="The opening, its kit, candidates and panel. Nobody’s cards. For panelists who are about to score."
              action={<Button onClick={() => void invite()}>Send the invitation</Button>}
            />
            <Wholes panel={panel} viewer={viewer} give={give} />
            <StillBlind panel={panel} viewer={viewer} />
          </section>
        </div>
        <div className="stack">
          <section className="card stack" aria-labelledby="receive">
            <h2 id="receive">Receive</h2>
            <p className="muted">Drop files anywhere on the app, pick them, or paste their text.</p>
            <div>
              <Link href={paths.receive()} className={buttonClass()}>
                Open files from the panel
              </Link>
            </div>
          </section>
          <TakeAway opening={panel.id} />
        </div>
      </div>
      <Receipts panel={panel} />
    </div>
  );
}
