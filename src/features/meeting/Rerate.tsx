import type { Item } from "#domain/kit/kit.ts";
import type { PanelistId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { Button } from "#ui/Button.tsx";
import { BeforeAfterTable } from "./BeforeAfterTable.tsx";
import { RerateDialog } from "./RerateDialog.tsx";
import { AskedToTell, SealedNotes } from "./SealedNotes.tsx";
import css from "./Talk.module.css";
import { useKeptFocus } from "#ui/useKeptFocus.ts";
import { missedChoice, roundIfTwo } from "./words.ts";
import { hiddenAmong, type ScoreShift } from "#domain/meeting/beforeAndAfter.ts";

/** Who is looking again: nobody, somebody who says who they are next, or the one with this card. */
export type Choosing = { card: string | null } | null;

/** After the talk: everybody looks again, privately; then the panel sees who moved and why. */
export function Rerate({
  panel,
  me,
  item,
  all,
  elsewhere,
  shown,
  choosing,
  onChoosing,
  onShow,
}: {
  panel: Panel;
  me: PanelistId | null;
  item: Item;
  all: readonly ScoreShift[];
  /** New scores for cards that are not here yet. */
  elsewhere: number;
  shown: boolean;
  choosing: Choosing;
  onChoosing: (choosing: Choosing) => void;
  onShow: () => void;
}) {
  const hidden = hiddenAmong(all, shown);
  const isOpen = all.length > 0 && (!shown || hidden.length > 0);
  useKeptFocus("rerate", `${choosing?.card}`);
  if (all.length === 0 && elsewhere === 0) return null;
  return (
    <section className={css.section} aria-labelledby="rerate">
      <h2 id="rerate" tabIndex={-1}>
        {shown ? "Before and after the talk" : "Re-rate after the talk"}
      </h2>
      {shown && <Outcome {...{ panel, me, item, all }} />}
      {isOpen && (
        <>
          <p className="small muted">{howToChoose(panel, shown, hidden.length, all.length)}</p>
          <ul className={css.rows}>
            {all.map((one) => (
              <Chooser
                key={one.card.id}
                one={one}
                hasChosen={hidden.includes(one)}
                round={roundIfTwo(panel, all, one.card.id)}
                onChoose={() => onChoosing({ card: one.card.id })}
              />
            ))}
          </ul>
        </>
      )}
      {elsewhere > 0 && (
        <p className="small muted">
          {elsewhere === 1
            ? "1 new score is for a card that is not here yet. It counts when the card comes."
            : `${elsewhere} new scores are for cards that are not here yet. They count when the cards come.`}
        </p>
      )}
      <div className={css.foot}>
        {hidden.length > 0 && <Button onClick={onShow}>Show the new scores</Button>}
        {shown && !isOpen && all.length > 0 && (
          <Button size="small" look="quiet" onClick={() => onChoosing({ card: null })}>
            {all.some(({ rerating }) => rerating !== null) ? "Re-rate again" : "Somebody re-rates"}
          </Button>
        )}
      </div>
      {choosing !== null && (
        <RerateDialog
          {...{ panel, me, item, all, choosing, onChoosing }}
          // Where new scores travel sealed, one that comes later is shown with the next ones.
          seen={shown && panel.meeting.choices === null}
        />
      )}
    </section>
  );
}

function howToChoose({ meeting }: Panel, shown: boolean, chosen: number, of: number): string {
  if (chosen > 0)
    return `${chosen} of ${of} ${chosen === 1 ? "has" : "have"} chosen${shown ? " again" : ""}. Anyone who has not keeps their score.`;
  const how =
    meeting.choices === null
      ? "Pass the keyboard."
      : "Everybody on their own device, or pass the keyboard.";
  return `${how} A choice stays hidden until all are shown; first scores stay.`;
}

function Chooser({
  one: { member, former, unread },
  hasChosen,
  round,
  onChoose,
}: {
  one: ScoreShift;
  /** And nobody has seen what. */
  hasChosen: boolean;
  round: string;
  onChoose: () => void;
}) {
  const [label, name] = hasChosen ? ["Again", "Choose again"] : ["Choose", "Choose"];
  return (
    <li>
      <div className={css.row}>
        <span className={css.name}>
          <bdi>{member.name}</bdi> {round !== "" && <span className="small muted">{round}</span>}
        </span>
        {hasChosen && <span className="small muted">has chosen</span>}
        <Button size="small" aria-label={`${name}, ${member.name}`} onClick={onChoose}>
          {label}
        </Button>
      </div>
      {unread?.state === "missed" && <p className={css.former}>{missedChoice}</p>}
      {former !== null && (
        <p className={css.former}>
          Chose before correcting the card. That choice does not count: choose again.
        </p>
      )}
    </li>
  );
}

function Outcome({
  panel,
  me,
  item,
  all,
}: {
  panel: Panel;
  me: PanelistId | null;
  item: Item;
  all: readonly ScoreShift[];
}) {
  const candidate = all[0]?.card.candidate;
  const place =
    candidate === undefined || panel.meeting.choices === null
      ? null
      : { candidate, kit: panel.opening.kit, item: item.id };
  const isTold = all.some(
    ({ rerating, former, unread }) =>
      rerating !== null || former !== null || (unread !== null && unread.state !== "hidden"),
  );
  return (
    <>
      {place !== null && <AskedToTell {...{ panel, me, all, place }} />}
      {isTold ? (
        <BeforeAfterTable all={all} item={item} />
      ) : (
        <p className="small muted">Nobody re-rated this item.</p>
      )}
      {place !== null && <SealedNotes panel={panel} place={place} />}
    </>
  );
}
