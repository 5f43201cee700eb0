import { Link } from "wouter";
import { hour } from "#domain/days.ts";
import type { RoundId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { RosterPlace } from "#domain/panel/panelCards.ts";
import type { CellState } from "#domain/panel/roster.ts";
import { recusalInWords } from "#domain/panel/recusals.ts";
import { heldOn } from "#domain/panel/stillSealed.ts";
import { heldInWords, partsInWords } from "#domain/panel/stillSealedInWords.ts";
import { capitalised } from "#domain/text.ts";
import { paths } from "#paths";
import { dayInWords, momentInWords } from "#ui/dates.ts";
import { CardMark, markOf } from "./CardMark.tsx";
import { lateInWords } from "./dayNear.ts";
import css from "./Roster.module.css";

const looks = {
  in: css.in,
  draft: css.draft,
  recused: css.waived,
  waived: css.waived,
  late: css.late,
  due: css.quiet,
  upcoming: css.quiet,
  sealed: css.sealed,
  refused: css.late,
  elsewhere: css.sealed,
  "not expected": css.quiet,
} satisfies Record<CellState["state"], string | undefined>;

/** One square of the roster: what is known of somebody’s card, in a word and a mark. */
export function RosterCell({
  panel,
  candidate,
  member,
  round,
  isMine,
  cell,
}: {
  panel: Panel;
  candidate: PanelCandidate;
  member: PanelMember;
  round: RoundId;
  isMine: boolean;
  cell: CellState;
}) {
  const words = cellInWords(cell);
  const look = looks[cell.state];
  const mark = panel.sealing === null ? null : markOf(cell);
  const to = paths.score(panel.id, candidate.id, round);
  if (isMine && cell.state !== "waived" && cell.state !== "not expected")
    return (
      <Link href={to} className={`${css.mine} ${look}`}>
        {mark !== null && <CardMark mark={mark} />}
        {isWaitedFor(cell) ? "score" : words}
        <span className="unseen">: your card on {candidate.name}</span>
      </Link>
    );
  return (
    <span
      className={look}
      title={more(panel, { author: member.id, candidate: candidate.id, round }, cell)}
    >
      {mark !== null && <CardMark mark={mark} />}
      {words}
      {cell.state === "in" && cell.card.rivals.length > 0 && (
        <span className={css.rival}> two versions</span>
      )}
    </span>
  );
}

function isWaitedFor({ state }: CellState): boolean {
  return state === "due" || state === "upcoming";
}

function more(panel: Panel, place: RosterPlace, cell: CellState): string | undefined {
  const parts = partsInWords(panel, place);
  if (cell.state === "sealed")
    return [
      cell.isReleased
        ? "Its author let it go; it opens with the others’."
        : "Submitted; nobody can read it yet.",
      ...(cell.isReleased ? [] : whatOpens(panel, place)),
      ...parts,
    ].join(" ");
  if (cell.state === "in") return parts.length > 0 ? parts.join(" ") : undefined;
  if (cell.state === "refused") return `Refused: ${cell.reason}`;
  if (cell.state === "recused") return capitalised(recusalInWords(cell.recusal));
  if (cell.state === "waived") return cell.reason;
  return cell.state === "upcoming" ? momentInWords(cell.at) : undefined;
}

/** Once nothing is missing on the candidate: what a card of theirs waits for. */
function whatOpens(panel: Panel, { author, candidate, round }: RosterPlace): string[] {
  if (panel.sealing?.on(candidate).missing.length !== 0) return [];
  const held = heldOn(panel, candidate);
  return heldInWords(
    panel,
    held.filter((card) => card.author === author && card.round === round),
  );
}

function cellInWords(cell: CellState): string {
  switch (cell.state) {
    case "in":
      return cell.card.sawOthers ? "in, late" : "in";
    case "sealed":
      return cell.isReleased ? "let go" : "sealed";
    case "refused":
      return "refused";
    case "draft":
      return "your draft";
    case "recused":
      return "recused";
    case "waived":
      return "gone on without";
    case "late":
      return lateInWords(cell.hours * hour);
    case "due":
      return "not in";
    case "upcoming":
      return dayInWords(cell.at);
    case "elsewhere":
      return "in, other device";
    case "not expected":
      return "";
  }
}
