import type { Item } from "#domain/kit/kit.ts";
import type { Rating } from "#domain/records/scorecard.ts";
import { nudgeFor, nudgeInWords } from "#domain/scoring/nudge.ts";
import { timeInWords } from "#ui/dates.ts";
import css from "./EvidenceRemark.module.css";

/** A word on what is written under an item: how it could help more, what is asked for, or when. */
export function EvidenceRemark({
  rating,
  item,
  asked,
}: {
  rating: Rating;
  item: Item;
  asked: string | null;
}) {
  const nudge = nudgeFor(rating, item);
  if (nudge !== null) return <span className={css.nudge}>{nudgeInWords(nudge)}</span>;
  return asked ?? (rating.notedAt === null ? null : `Noted ${timeInWords(rating.notedAt)}`);
}
