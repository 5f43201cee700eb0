import { Check, CircleSlash, Lock, LockOpen } from "lucide-react";
import type { CellState } from "#domain/panel/roster.ts";
import css from "./Roster.module.css";

/** What stands before the word for a card's state; the word says it all. */
export type Mark = "in" | "sealed" | "let go" | "refused";

const icons = { in: Check, sealed: Lock, "let go": LockOpen, refused: CircleSlash };

export function markOf(cell: CellState): Mark | null {
  switch (cell.state) {
    case "in":
    case "refused":
      return cell.state;
    case "sealed":
      return cell.isReleased ? "let go" : "sealed";
    case "elsewhere":
    case "draft":
    case "recused":
    case "waived":
    case "late":
    case "due":
    case "upcoming":
    case "not expected":
      return null;
  }
}

export function CardMark({ mark }: { mark: Mark }) {
  const Icon = icons[mark];
  return <Icon size={12} className={css.mark} aria-hidden />;
}
