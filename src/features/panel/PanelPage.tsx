import { useLiveQuery } from "dexie-react-hooks";
import { useMemo, useState, type ReactNode } from "react";
import type { OpeningId, PanelistId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { panelInWords } from "#domain/panelStatistics/panelInWords.ts";
import { heldBackOf } from "#domain/meeting/reviewed.ts";
import { byNumber } from "#domain/panel/byNumber.ts";
import { combinePanels } from "#domain/panel/combinedPanel.ts";
import { keptFor } from "#domain/panelStatistics/keptScores.ts";
import { panelScores } from "#domain/panelStatistics/panelScores.ts";
import { type Viewer, isLead } from "#domain/panel/roster.ts";
import type { KeptScores } from "#domain/records/keptScores.ts";
import { listKeptScores } from "#storage/keptScores.ts";
import { readNumbers } from "#storage/numbers.ts";
import { listOpeningsOn, listPanels } from "#storage/panels.ts";
import { paths } from "#paths";
import { useNamesOff } from "#ui/namesOff.ts";
import { Notice } from "#ui/Notice.tsx";
import { AgreementCard } from "./AgreementCard.tsx";
import { BestCard } from "./BestCard.tsx";
import { LinkNotices } from "./LinkNotices.tsx";
import { MatrixCard } from "./MatrixCard.tsx";
import css from "./PanelPage.module.css";
import { NoteCorrected } from "./NoteCorrected.tsx";
import { Pooled, WhatItRestsOn } from "./PanelScope.tsx";
import { PrivatePrompts } from "./PrivatePrompts.tsx";
import { RankingCard } from "./RankingCard.tsx";
import { ReliabilityCard } from "./ReliabilityCard.tsx";
import { ScaleUseCard } from "./ScaleUseCard.tsx";
import { SeverityCard } from "./SeverityCard.tsx";
import { usePanelStatistics } from "./usePanelStatistics.ts";
import { openCandidates } from "#domain/panel/reveal.ts";

/** The panel as a whole, over the candidates whose cards may be shown; here, or wherever the kit is used. */
export function PanelPage({
  panel,
  viewer,
  nav,
}: {
  panel: Panel;
  viewer: Viewer;
  /** The way to the meeting and the record. */
  nav: ReactNode;
}) {
  const { kit, sample } = panel.opening;
  const [isWide, setWide] = useState(false);
  const uses = useLiveQuery(() => listOpeningsOn(kit, sample), [kit, sample]);
  const stored = useLiveQuery(
    async () => (isWide ? { panels: await listPanels(), numbers: await readNumbers() } : null),
    [isWide],
  );
  const keptHere = useLiveQuery(listKeptScores);
  const namesOff = useNamesOff();
  const all = useMemo(
    () =>
      stored?.panels.map((one) =>
        namesOff && one.id !== panel.id ? byNumber(one, stored.numbers) : one,
      ),
    [stored, namesOff, panel.id],
  );
  // The same answer to the same question: a query that comes in late starts nothing anew.
  const open = useMemo(() => openCandidates(panel, viewer), [panel, viewer]);
  const pool = useMemo(
    () => (isWide && all !== undefined ? combinePanels(panel, all, viewer) : null),
    [isWide, all, panel, viewer],
  );
  const kept = useMemo(
    () => keptFor(keptHere ?? [], isWide ? [...panel.ids, ...(uses ?? [])] : panel.ids, kit),
    [keptHere, isWide, panel.ids, uses, kit],
  );
  return (
    <div className="stack">
      {nav}
      {uses?.some((id) => panel.resolve(id) !== panel.id) === true && (
        <fieldset className={css.scope}>
          <legend className="unseen">Which openings</legend>
          {[false, true].map((wide) => (
            <label key={String(wide)} className={css.lens}>
              <input
                type="radio"
                name="scope"
                checked={isWide === wide}
                onChange={() => setWide(wide)}
              />
              {wide ? "All openings on this kit version" : "This opening"}
            </label>
          ))}
        </fieldset>
      )}
      {(pool?.open ?? open).length === 0 && kept.length === 0 ? (
        <Notice>
          <b>Nothing to compare yet.</b> A candidate appears here when your own card and all
          expected cards on them are in.
        </Notice>
      ) : (
        <OpenPanel
          own={panel}
          panel={pool?.panel ?? panel}
          open={pool?.open ?? open}
          openings={pool?.openings ?? 1}
          me={viewer.me}
          leads={pool?.leads ?? isLead(panel, viewer)}
          used={isWide ? (uses ?? []) : []}
          kept={kept}
        />
      )}
    </div>
  );
}

function OpenPanel({
  own,
  panel,
  open,
  openings,
  me,
  leads,
  used,
  kept,
}: {
  /** The opening one is in, whatever is looked at with it. */
  own: Panel;
  panel: Panel;
  open: readonly PanelCandidate[];
  openings: number;
  me: PanelistId | null;
  leads: boolean;
  /** The others that are looked at with it. */
  used: readonly OpeningId[];
  /** Of candidates who were anonymised here. */
  kept: readonly KeptScores[];
}) {
  const [isCorrected, setCorrected] = useState(false);
  // The statistics' progress draws this anew; what takes long on a large panel stays as it is.
  const scores = useMemo(() => panelScores(panel, open, kept), [panel, open, kept]);
  const held = useMemo(() => heldBackOf(panel, open), [panel, open]);
  const [scaleUse, scope] = useMemo(
    () => [
      <ScaleUseCard key="use" {...{ panel, open, held, kept }} />,
      <WhatItRestsOn key="scope" {...{ panel, open, openings }} kept={kept.length} />,
    ],
    [panel, open, held, openings, kept],
  );
  const computed = usePanelStatistics(scores);
  const statistics = computed.state === "done" ? computed.statistics : null;
  const model = statistics?.model ?? null;
  // Who may be best rests on corrected scores too.
  const isLooked = model?.state === "ok" && (isCorrected || (open.length > 0 && held.length === 0));
  return (
    <>
      {isLooked && <NoteCorrected openings={[...own.ids, ...used]} me={me} />}
      {open.length > 0 && (
        <BestCard
          model={model}
          held={held}
          hrefOf={(candidate) =>
            own.candidates.some(({ id }) => id === candidate)
              ? paths.calibrate(own.id, candidate)
              : null
          }
          roundOf={roundIn(panel)}
        />
      )}
      <div>
        <h2 className={css.headline} aria-live="polite">
          {statistics === null ? "Comparing the panel’s cards…" : panelInWords(statistics)}
        </h2>
        <p className="small muted">
          {statistics !== null && <Pooled agreement={statistics.agreement.pooled} />} {scope}
        </p>
      </div>
      {model !== null && "links" in model && <LinkNotices links={model.links} />}
      {computed.state === "computing" && computed.done > 0 && (
        <progress className={css.progress} value={computed.done} aria-label="Computing" />
      )}
      <div className={css.pair}>
        {model === null ? (
          <div className={`card ${css.waiting ?? ""}`} />
        ) : (
          <SeverityCard model={model} openings={openings} />
        )}
        {scaleUse}
      </div>
      {open.length > 0 && (
        <MatrixCard
          panel={panel}
          open={open}
          held={held}
          model={model}
          isCorrected={isCorrected}
          onCorrect={setCorrected}
        />
      )}
      {statistics !== null && (
        <>
          <AgreementCard agreement={statistics.agreement} />
          <ReliabilityCard model={statistics.model} />
          {open.length > 0 && (
            <RankingCard model={statistics.model} held={held} corrected={isCorrected} />
          )}
          <PrivatePrompts me={me} leads={leads} diagnostics={statistics.diagnostics} />
        </>
      )}
    </>
  );
}

/** By panelist, the first of their rounds. */
function roundIn(panel: Panel): (panelist: string) => string | null {
  return (panelist) => {
    const rounds = panel.members.find(({ id }) => id === panelist)?.rounds ?? [];
    return panel.rounds.find(({ id }) => rounds.includes(id))?.title ?? null;
  };
}
