import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import type { CandidateId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Reveals } from "#domain/panel/reveal.ts";
import type { NextLine } from "#domain/panel/whatIsNext.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { cellState, type Viewer } from "#domain/panel/roster.ts";
import { listPrivateNames } from "#storage/privateNames.ts";
import { useNamesOff } from "#ui/namesOff.ts";
import { Scroll } from "#ui/Scroll.tsx";
import { NextCell } from "./NextCell.tsx";
import css from "./Roster.module.css";
import { RosterCell } from "./RosterCell.tsx";
import { columnsOf } from "./rosterColumns.ts";
import { coverageOf } from "#domain/panel/counted.ts";

/** Who is behind the numbers, for whoever added them; not on a screen that others see. */
function usePrivateNames({ id, opening }: Panel): ReadonlyMap<CandidateId, string> | null {
  const isByNumber = opening.byNumber === true;
  const names = useLiveQuery(async () => (isByNumber ? listPrivateNames() : []), [isByNumber]);
  if (useNamesOff() || names === undefined) return null;
  return new Map(names.flatMap((one) => (one.opening === id ? [[one.id, one.name]] : [])));
}

/** Cards by candidate, round and panelist; what is next stays in view however wide the panel is. */
export function RosterTable({
  panel,
  viewer,
  drafts,
  lines,
  reveals,
  onEdit,
  onAsk,
}: {
  panel: Panel;
  viewer: Viewer;
  drafts: readonly Draft[];
  lines: readonly NextLine[];
  reveals: Reveals;
  /** `null` for whoever may not change a candidate. */
  onEdit: ((candidate: PanelCandidate) => void) | null;
  onAsk: (line: NextLine) => void;
}) {
  const groups = columnsOf(panel);
  const privately = usePrivateNames(panel);
  // On a phone there is room for what is next; the cards come when they are asked for.
  const [isWide, setWide] = useState(false);
  return (
    <>
      <button
        type="button"
        className={css.widen}
        aria-pressed={isWide}
        onClick={() => setWide(!isWide)}
      >
        Every card
      </button>
      <Scroll label="Roster" className={`card ${css.frame}`}>
        <table className={css.roster} data-wide={isWide}>
          <caption className="unseen">Cards by candidate, round and panelist</caption>
          <thead>
            <tr>
              <td className={css.name} />
              {groups.map(({ round, columns }) => (
                <th key={round.id} colSpan={columns.length} scope="colgroup" className={css.round}>
                  <span>{round.title}</span>
                </th>
              ))}
              <td className={css.seen} />
              <td className={css.next} />
            </tr>
            <tr className={css.people}>
              <th scope="col" className={css.name}>
                Candidate
              </th>
              {groups.flatMap(({ columns }) =>
                columns.map(({ member, round }, at) => (
                  <th key={`${member.id} ${round}`} scope="col" data-first={at === 0}>
                    <bdi>{member.name}</bdi>
                    {member.id === viewer.me && <span className={css.shadow}>, you</span>}
                    {member.role === "shadow" && <div className={css.shadow}>shadow</div>}
                    {member.left && <div className={css.shadow}>left</div>}
                  </th>
                )),
              )}
              <th scope="col" className={css.seen}>
                Items seen
              </th>
              <th scope="col" className={css.next}>
                What is next
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, row) => (
              <tr key={line.candidate.id}>
                <Name {...{ candidate: line.candidate, privately, onEdit }} />
                {groups.flatMap(({ columns }) =>
                  columns.map(({ member, round }, at) => (
                    <td key={`${member.id} ${round}`} data-first={at === 0}>
                      <RosterCell
                        panel={panel}
                        candidate={line.candidate}
                        member={member}
                        round={round}
                        isMine={member.id === viewer.me}
                        cell={cellState(panel, viewer, {
                          candidate: line.candidate,
                          member,
                          round,
                        })}
                      />
                    </td>
                  )),
                )}
                <td className={css.seen}>
                  <Seen
                    panel={panel}
                    candidate={line.candidate}
                    isOpen={reveals.get(line.candidate.id)?.state === "open"}
                  />
                </td>
                <td className={css.next}>
                  <NextCell
                    {...{ panel, line, drafts, onAsk }}
                    now={viewer.now}
                    isFirst={row === 0}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Name({
  candidate,
  privately,
  onEdit,
}: {
  candidate: PanelCandidate;
  privately: ReturnType<typeof usePrivateNames>;
  onEdit: ((candidate: PanelCandidate) => void) | null;
}) {
  return (
    <th scope="row" className={css.name}>
      {onEdit === null ? (
        <bdi>{candidate.name}</bdi>
      ) : (
        <button type="button" className={css.candidate} onClick={() => onEdit(candidate)}>
          <bdi>{candidate.name}</bdi>
        </button>
      )}
      {privately?.has(candidate.id) === true && (
        <div className={css.shadow}>
          <bdi>{privately.get(candidate.id)}</bdi>
        </div>
      )}
    </th>
  );
}

/** Of open cards only: with few in, who scored what and who did not observe it would show. */
function Seen({
  panel,
  candidate,
  isOpen,
}: {
  panel: Panel;
  candidate: PanelCandidate;
  isOpen: boolean;
}) {
  if (!isOpen) return <span className={css.quiet}>–</span>;
  const coverage = coverageOf(panel, candidate.id);
  const words = coverage.map(({ item, panelists }) => {
    const title = panel.kit?.items.find(({ id }) => id === item)?.title;
    return `${title}: ${panelists === 0 ? "nobody" : panelists}`;
  });
  const seen = coverage.filter(({ panelists }) => panelists > 0).length;
  return (
    <span
      className={seen < coverage.length ? css.late : css.quiet}
      title={`Who scored each item. ${words.join(", ")}`}
    >
      {seen} of {coverage.length}
    </span>
  );
}
