import type { ReactNode } from "react";
import { Link } from "wouter";
import { isSignedOpening } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { openCandidates } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { handOver } from "#exchange/download.ts";
import { noteOpened } from "#storage/looks.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import { areNamesOff } from "#ui/namesOff.ts";
import { say } from "#ui/toasts.ts";
import { Receipts } from "./Receipts.tsx";
import css from "./Share.module.css";
import { SignedShare } from "./SignedShare.tsx";
import { TakeAway, type Give } from "./TakeAway.tsx";
import { UnsignedLines } from "./UnsignedLines.tsx";
import { StillBlind, Wholes } from "./Wholes.tsx";

/** Sends this opening's cards on, and takes scorecards away as JSON or CSV. */
export function SharePage({
  panel,
  viewer,
  devices,
}: {
  panel: Panel;
  viewer: Viewer;
  /** One's own devices, where they sit on the panel. */
  devices: ReactNode;
}) {
  const openIds = openCandidates(panel, viewer)
    .map(({ id }) => id)
    .filter((id) => panel.cardsOn(id).some((card) => card.author !== viewer.me));

  const give: Give = async (making, { holdsOthers = false } = {}) => {
    const { file: made, stillBlind: staying } = await making;
    const isNamed = areNamesOff() && made.name.startsWith("needle-card-");
    const file = isNamed ? { ...made, name: "needle-card.json" } : made;
    await handOver(file);
    // Whoever holds a file of the others' cards can read it.
    if (holdsOthers) await noteOpened(panel, viewer, openIds);
    say(
      staying === 0
        ? `${file.name} is in your downloads.`
        : `${file.name} is in your downloads. Left out for now: ${staying}.`,
    );
  };

  if (isSignedOpening(panel.id)) return <SignedShare {...{ panel, viewer, give, devices }} />;
  return (
    <div className={css.share}>
      <section className="card stack" aria-labelledby="send">
        <h2 id="send">Send to the panel</h2>
        <p className="muted">
          Files travel by mail, chat or a shared folder. Opening one twice, or in any order, does no
          harm.
        </p>
        <div className="stack">
          <UnsignedLines panel={panel} viewer={viewer} give={give} />
          <Wholes panel={panel} viewer={viewer} give={give} />
        </div>
        <StillBlind panel={panel} viewer={viewer} />
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
      <TakeAway panel={panel} viewer={viewer} give={give} />
      <Receipts panel={panel} />
    </div>
  );
}
