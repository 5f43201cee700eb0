import type { Item } from "#domain/kit/kit.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { Button } from "#ui/Button.tsx";
import { BeforeAfterTable } from "./BeforeAfterTable.tsx";
import { RerateDialog } from "./RerateDialog.tsx";
import css from "./Talk.module.css";
import { useKeptFocus } from "#ui/useKeptFocus.ts";
import { roundIfTwo } from "./words.ts";
import type { ScoreShift } from "#domain/meeting/beforeAndAfter.ts";

/** Who is looking again: nobody, somebody who says who they are next, or the one with this card. */
export type Choosing = { card: string | null } | null;

/** After the talk: everybody looks again, privately; then the panel sees who moved and why. */
export function Rerate({
  panel,
  item,
  all,
  elsewhere,
  shown,
  choosing,
  onChoosing,
  onShow,
}: {
  panel: Panel;
  item: Item;
  all: readonly ScoreShift[];
  /** New scores for cards that are not here yet. */
  elsewhere: number;
  shown: boolean;
  choosing: Choosing;
  onChoosing: (choosing: Choosing) => void;
  onShow: () => void;
}) {
  const chosen = all.filter(({ rerating }) => rerating !== null).length;
  useKeptFocus("rerate", `${choosing?.card}`);
  if (all.length === 0 && elsewhere === 0) return null;
  return (
    <section className={css.section} aria-labelledby="rerate">
      <h2 id="rerate" tabIndex={-1}>
        {shown ? "Before and after the talk" : "Re-rate after the talk"}
      </h2>
      {shown ? (
        <Outcome all={all} item={item} chosen={chosen} />
      ) : (
        all.length > 0 && (
          <>
            <p className="small muted">
              {chosen === 0
                ? "Pass the keyboard. A choice stays hidden until all are shown; first scores stay."
                : `${chosen} of ${all.length} have chosen. Who has not keeps their score.`}
            </p>
            <ul className={css.rows}>
              {all.map((one) => (
                <Chooser
                  key={one.card.id}
                  one={one}
                  round={roundIfTwo(panel, all, one.card.id)}
                  onChoose={() => onChoosing({ card: one.card.id })}
                />
              ))}
            </ul>
          </>
        )
      )}
      {elsewhere > 0 && (
        <p className="small muted">
          {elsewhere === 1
            ? "1 new score is for a card that is not here yet. It counts when the card comes."
            : `${elsewhere} new scores are for cards that are not here yet. They count when the cards come.`}
        </p>
      )}
      <div className={css.foot}>
        {!shown && chosen > 0 && <Button onClick={onShow}>Show the new scores</Button>}
        {shown && all.length > 0 && (
          <Button size="small" look="quiet" onClick={() => onChoosing({ card: null })}>
            {chosen > 0 ? "Re-rate once more" : "Somebody re-rates"}
          </Button>
        )}
      </div>
      {choosing !== null && (
        <RerateDialog
          panel={panel}
          item={item}
          all={all}
          seen={shown}
          choosing={choosing}
          onChoosing={onChoosing}
        />
      )}
    </section>
  );
}

function Chooser({
  one: { member, rerating, former },
  round,
  onChoose,
}: {
  one: ScoreShift;
  round: string;
  onChoose: () => void;
}) {
  const [label, name] = rerating === null ? ["Choose", "Choose"] : ["Again", "Choose again"];
  return (
    <li>
      <div className={css.row}>
        <span className={css.name}>
          <bdi>{member.name}</bdi> {round !== "" && <span className="small muted">{round}</span>}
        </span>
        {rerating !== null && <span className="small muted">has chosen</span>}
        <Button size="small" aria-label={`${name}, ${member.name}`} onClick={onChoose}>
          {label}
        </Button>
      </div>
      {former !== null && (
        <p className={css.former}>
          Chose before correcting the card. That one does not count: choose again.
        </p>
      )}
    </li>
  );
}

function Outcome({
  all,
  item,
  chosen,
}: {
  all: readonly ScoreShift[];
  item: Item;
  chosen: number;
}) {
  const former = all.some((one) => one.former !== null);
  if (chosen === 0 && !former) return <p className="small muted">Nobody re-rated this item.</p>;
  return <BeforeAfterTable all={all} item={item} />;
}
