import { Link } from "wouter";
import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel, PanelCandidate } from "#domain/panel/panel.ts";
import { cardsIn, cellState, type CellState, type Viewer } from "#domain/panel/roster.ts";
import type { RoundId } from "#domain/id.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import { dayInWords, momentInWords } from "#ui/dates.ts";
import { Scroll } from "#ui/Scroll.tsx";
import css from "./Roster.module.css";
import { revealsOf, type Reveal } from "#domain/panel/reveal.ts";
import { coverageOf } from "#domain/panel/counted.ts";

type Column = { member: PanelMember; round: RoundId };

/** A round's panelists: those a card is expected of, and those who wrote one all the same. */
function columnsOf(panel: Panel): { round: Panel["rounds"][number]; columns: Column[] }[] {
  return panel.rounds
    .map((round) => ({
      round,
      columns: panel.members
        .filter(
          (member) =>
            member.rounds.includes(round.id) ||
            panel.cards.some((card) => card.author === member.id && card.round === round.id),
        )
        .map((member) => ({ member, round: round.id })),
    }))
    .filter(({ columns }) => columns.length > 0);
}

export function RosterTable({
  panel,
  viewer,
  onEdit,
}: {
  panel: Panel;
  viewer: Viewer;
  onEdit: (candidate: PanelCandidate) => void;
}) {
  const groups = columnsOf(panel);
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
                <button type="button" className={css.candidate} onClick={() => onEdit(candidate)}>
                  <bdi>{candidate.name}</bdi>
                </button>
              </th>
              {groups.flatMap(({ columns }) =>
                columns.map(({ member, round }) => (
                  <td key={`${member.id} ${round}`}>
                    <Cell
                      panel={panel}
                      candidate={candidate}
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

const looks = {
  in: css.in,
  draft: css.draft,
  waived: css.waived,
  late: css.late,
  due: css.quiet,
  upcoming: css.quiet,
  "not expected": css.quiet,
} satisfies Record<CellState["state"], string | undefined>;

function Cell({
  panel,
  candidate,
  round,
  isMine,
  cell,
}: {
  panel: Panel;
  candidate: PanelCandidate;
  round: RoundId;
  isMine: boolean;
  cell: CellState;
}) {
  const words = cellInWords(cell);
  const look = looks[cell.state];
  const to = paths.score(panel.id, candidate.id, round);
  if (isMine && cell.state !== "waived" && cell.state !== "not expected")
    return (
      <Link href={to} className={`${css.mine} ${look}`}>
        {cell.state === "in"
          ? "in"
          : cell.state === "draft"
            ? "your draft"
            : cell.state === "late"
              ? words
              : "score"}
        <span className="unseen">: your card on {candidate.name}</span>
      </Link>
    );
  return (
    <span className={look} title={more(cell)}>
      {words}
      {cell.state === "in" && cell.card.rivals.length > 0 && (
        <span className={css.rival}> two versions</span>
      )}
    </span>
  );
}

function more(cell: CellState): string | undefined {
  if (cell.state === "waived") return cell.reason;
  return cell.state === "upcoming" ? momentInWords(cell.at) : undefined;
}

function cellInWords(cell: CellState): string {
  switch (cell.state) {
    case "in":
      return "in";
    case "draft":
      return "your draft";
    case "waived":
      return "gone on without";
    case "late":
      return `${cell.hours} h late`;
    case "due":
      return "not in";
    case "upcoming":
      return dayInWords(cell.at);
    case "not expected":
      return "";
  }
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
      {cards.of === 0 ? "nobody is expected yet" : `${cards.in} of ${cards.of} in`}
    </span>
  );
}
