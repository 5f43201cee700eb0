import { useLiveQuery } from "dexie-react-hooks";
import { Link } from "wouter";
import type { CandidateId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { cardsIn, cellState, type Viewer } from "#domain/panel/roster.ts";
import { listPrivateNames } from "#storage/privateNames.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import { useNamesOff } from "#ui/namesOff.ts";
import { Scroll } from "#ui/Scroll.tsx";
import css from "./Roster.module.css";
import { RosterCell } from "./RosterCell.tsx";
import { columnsOf } from "./rosterColumns.ts";
import { revealsOf, type Reveal } from "#domain/panel/reveal.ts";
import { coverageOf } from "#domain/panel/counted.ts";

/** Who is behind the numbers, for whoever added them; not on a screen that others see. */
function usePrivateNames({ id, opening }: Panel): ReadonlyMap<CandidateId, string> | null {
  const isByNumber = opening.byNumber === true;
  const names = useLiveQuery(async () => (isByNumber ? listPrivateNames() : []), [isByNumber]);
  if (useNamesOff() || names === undefined) return null;
  return new Map(names.flatMap((one) => (one.opening === id ? [[one.id, one.name]] : [])));
}

export function RosterTable({
  panel,
  viewer,
  onEdit,
}: {
  panel: Panel;
  viewer: Viewer;
  /** `null` for whoever may not change a candidate. */
  onEdit: ((candidate: PanelCandidate) => void) | null;
}) {
  const groups = columnsOf(panel);
  const privately = usePrivateNames(panel);
  const reveals = revealsOf(panel, viewer);
  return (
    <Scroll label="Roster" className={`card ${css.frame}`}>
      <table className={css.roster}>
        <caption className="unseen">Cards by candidate, round and panelist</caption>
        <thead>
          <tr>
            <td />
            {groups.map(({ round, columns }) => (
              <th key={round.id} colSpan={columns.length} scope="colgroup" className={css.round}>
                {round.title}
              </th>
            ))}
            <td />
            <td />
          </tr>
          <tr className={css.people}>
            <th scope="col" className={css.name}>
              Candidate
            </th>
            {groups.flatMap(({ columns }) =>
              columns.map(({ member, round }) => (
                <th key={`${member.id} ${round}`} scope="col">
                  <bdi>{member.name}</bdi>
                  {member.role === "shadow" && <div className={css.shadow}>shadow</div>}
                  {member.left && <div className={css.shadow}>left</div>}
                </th>
              )),
            )}
            <th scope="col">Items covered</th>
            <th scope="col">
              <span className="unseen">Cards in, and what to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {panel.candidates.map((candidate) => (
            <tr key={candidate.id}>
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
              {groups.flatMap(({ columns }) =>
                columns.map(({ member, round }) => (
                  <td key={`${member.id} ${round}`}>
                    <RosterCell
                      panel={panel}
                      candidate={candidate}
                      member={member}
                      round={round}
                      isMine={member.id === viewer.me}
                      cell={cellState(panel, viewer, { candidate, member, round })}
                    />
                  </td>
                )),
              )}
              <td>
                <Coverage panel={panel} candidate={candidate} reveal={reveals.get(candidate.id)} />
              </td>
              <td>
                <Next
                  panel={panel}
                  viewer={viewer}
                  candidate={candidate}
                  reveal={reveals.get(candidate.id)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Of open cards only: with few in, who scored what and who did not observe it would show. */
function Coverage({
  panel,
  candidate,
  reveal,
}: {
  panel: Panel;
  candidate: PanelCandidate;
  reveal: Reveal | undefined;
}) {
  if (reveal?.state !== "open") return null;
  const coverage = coverageOf(panel, candidate.id);
  const words = coverage
    .map(
      ({ item, panelists }) =>
        `${panel.kit?.items.find(({ id }) => id === item)?.title}: ${panelists}`,
    )
    .join(", ");
  return (
    <span
      className={css.coverage}
      role="img"
      aria-label={`Panelists who scored each item. ${words}`}
      title={words}
    >
      {coverage.map(({ item, panelists }) => (
        <span key={item} data-panelists={Math.min(panelists, 2)} />
      ))}
    </span>
  );
}

function Next({
  panel,
  viewer,
  candidate,
  reveal,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
  reveal: Reveal | undefined;
}) {
  if (reveal?.state === "open")
    return (
      <Link
        href={paths.calibrate(panel.id, candidate.id)}
        className={buttonClass({ size: "small" })}
      >
        Calibrate<span className="unseen"> {candidate.name}</span>
      </Link>
    );
  const cards = cardsIn(panel, viewer, candidate);
  return (
    <span className="small muted nowrap">
      {cards.of === 0
        ? "nobody is expected yet"
        : `${cards.in} of ${cards.of} ${panel.sealing === null || cards.in === 0 ? "in" : "sealed"}`}
    </span>
  );
}
