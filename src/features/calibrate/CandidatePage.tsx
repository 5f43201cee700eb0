import { useState } from "react";
import { Link } from "wouter";
import { itemRows, pooledCards, rowInWords } from "#domain/calibration.ts";
import type { CandidateId } from "#domain/id.ts";
import type { Panel, PanelCandidate } from "#domain/panel.ts";
import { cardsIn, revealOf, type Viewer } from "#domain/roster.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { Pill } from "#ui/Pill.tsx";
import { useShortcuts } from "#ui/shortcuts.ts";
import css from "./Calibrate.module.css";
import { CalibrateNav } from "./CalibrateNav.tsx";
import { Evidence } from "./Evidence.tsx";
import { ItemTable } from "./ItemTable.tsx";
import { Waiting } from "./Waiting.tsx";
import { lazily } from "#ui/lazily.tsx";

const DotStrip = lazily(
  async () => (await import("./DotStrip.tsx")).DotStrip,
  <div className={css.chartSpace} />,
);

/** One candidate before the panel: where it differs, and what each one saw. Blind until it may be shown. */
export function CandidatePage({
  panel,
  viewer,
  wanted,
  shortcuts,
}: {
  panel: Panel;
  viewer: Viewer;
  wanted: CandidateId | null;
  shortcuts: boolean;
}) {
  const isOpen = (candidate: PanelCandidate) => revealOf(panel, viewer, candidate).state === "open";
  const candidate =
    panel.candidates.find(({ id }) => id === wanted) ??
    panel.candidates.find(isOpen) ??
    panel.candidates[0];
  if (candidate === undefined)
    return (
      <Notice
        action={
          <Link href={paths.opening(panel.id)} className={buttonClass({ look: "primary" })}>
            To the roster
          </Link>
        }
      >
        <b>Nobody to calibrate yet.</b> Add candidates on the roster; their cards meet here.
      </Notice>
    );
  return (
    <div className="stack">
      <div className={css.top}>
        <CalibrateNav panel={panel} here="candidate" />
        <nav aria-label="Candidates" className={css.candidates}>
          {panel.candidates.map((one) => (
            <Link
              key={one.id}
              href={paths.calibrate(panel.id, one.id)}
              className={css.candidate}
              aria-current={one.id === candidate.id ? "page" : undefined}
            >
              <bdi>{one.name}</bdi>
              {!isOpen(one) && <span className="unseen"> (still blind)</span>}
            </Link>
          ))}
        </nav>
      </div>
      <OneCandidate key={candidate.id} {...{ panel, viewer, candidate, shortcuts }} />
    </div>
  );
}

function OneCandidate({
  panel,
  viewer,
  candidate,
  shortcuts,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
  shortcuts: boolean;
}) {
  const reveal = revealOf(panel, viewer, candidate);
  if (reveal.state !== "open")
    return <Waiting panel={panel} viewer={viewer} candidate={candidate} reveal={reveal} />;
  return <Revealed {...{ panel, viewer, candidate, shortcuts }} />;
}

function Revealed({
  panel,
  viewer,
  candidate,
  shortcuts,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
  shortcuts: boolean;
}) {
  const rows = itemRows(panel, candidate.id);
  const [chosen, choose] = useState(rows[0]?.item.id);
  const row = rows.find(({ item }) => item.id === chosen) ?? rows[0];
  const { otherVersions } = pooledCards(panel, candidate.id);
  const cards = cardsIn(panel, viewer, candidate);
  const waivers = panel.waivers.filter((waiver) => waiver.candidate === candidate.id);
  const step = (by: 1 | -1) => {
    const at = rows.findIndex(({ item }) => item.id === row?.item.id) + by;
    choose(rows[Math.max(0, Math.min(rows.length - 1, at))]?.item.id);
  };
  useShortcuts(
    [
      { keys: ["j", "ArrowDown"], label: "Next item", perform: () => step(1) },
      { keys: ["k", "ArrowUp"], label: "Previous item", perform: () => step(-1) },
    ],
    shortcuts,
  );
  if (row === undefined) return <Notice>The kit of this opening is not on this device.</Notice>;

  return (
    <div className={css.meeting}>
      <aside className={css.agenda}>
        <div>
          <h2 className={css.who}>
            <bdi>{candidate.name}</bdi>
          </h2>
          <p className="small">
            <Pill>
              <b>
                {cards.in} of {cards.of}
              </b>{" "}
              cards in
            </Pill>
          </p>
        </div>
        <h3>Talk about first</h3>
        <ul className={css.items}>
          {rows.map((one) => (
            <li key={one.item.id}>
              <button
                type="button"
                className={css.item}
                aria-current={one.item.id === row.item.id ? "true" : undefined}
                onClick={() => choose(one.item.id)}
              >
                <b>{one.item.title}</b>
                <span>{rowInWords(one)}</span>
              </button>
            </li>
          ))}
        </ul>
      </aside>
      <div className="stack">
        <section className="card stack" aria-labelledby="every-panelist">
          <div>
            <h2 id="every-panelist">Every panelist, every item</h2>
            <p className="small muted">
              A mark is one panelist’s score on one card, widest range first.{" "}
              {rows.length > 0 && sentenceOf(rows)}
            </p>
          </div>
          <DotStrip rows={rows} chosen={row.item.id} onChoose={choose} />

          <details>
            <summary>The same as a table</summary>
            <ItemTable rows={rows} members={panel.members} />
          </details>
        </section>
        <Evidence row={row} panel={panel} />
        {otherVersions > 0 && (
          <p className="small muted">
            {otherVersions === 1 ? "1 card is" : `${otherVersions} cards are`} on another kit
            version and not shown here: versions are not mixed.
          </p>
        )}
        {waivers.map((waiver) => (
          <p key={`${waiver.author} ${waiver.round}`} className="small muted">
            The panel goes on without{" "}
            <bdi>{panel.members.find(({ id }) => id === waiver.author)?.name ?? "a panelist"}</bdi>
            {waiver.by !== "" && `, said ${waiver.by}`}: {waiver.reason}
          </p>
        ))}
      </div>
    </div>
  );
}

function sentenceOf(rows: ReturnType<typeof itemRows>): string {
  const [widest] = rows;
  if (widest === undefined || widest.range === null)
    return "No item has two scores yet, so there is no range.";
  if (widest.range === 0) return "The panel gave the same score on every item.";
  const apart = rows.filter(({ range }) => (range ?? 0) >= 2).length;
  return apart === 0
    ? "No item is more than one point apart."
    : `${apart} of ${rows.length} items ${apart === 1 ? "is" : "are"} two points apart or more; ${widest.item.title} most, by ${widest.range}.`;
}
