import { useState } from "react";
import { beforeAndAfter, isReviewed, isShown, type BeforeAfter } from "#domain/debrief.ts";
import type { CandidateId } from "#domain/id.ts";
import type { Item } from "#domain/kit.ts";
import type { Panel } from "#domain/panel.ts";
import { markItem } from "#storage/meeting.ts";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { BeforeAfterTable } from "./BeforeAfterTable.tsx";
import css from "./Meeting.module.css";
import { RerateForm } from "./RerateForm.tsx";

/** After the talk: everybody looks again, privately; then the panel sees who moved and why. */
export function Rerate({
  panel,
  candidate,
  item,
  choosing,
  onChoosing,
}: {
  panel: Panel;
  candidate: CandidateId;
  item: Item;
  /** Whether somebody is being asked who they are, or is choosing. */
  choosing: boolean;
  onChoosing: (choosing: boolean) => void;
}) {
  const [who, setWho] = useState<string | null>(null);
  const all = beforeAndAfter(panel, candidate, item.id);
  const shown = isShown(panel, candidate, item.id);
  const chosen = all.filter(({ rerating }) => rerating !== null);
  const chooser = all.find(({ card }) => card.id === who);
  const close = () => {
    setWho(null);
    onChoosing(false);
  };
  if (all.length === 0) return null;
  return (
    <section className={`card ${css.talk}`} aria-labelledby="rerate">
      <h2 id="rerate">Re-rate after the talk</h2>
      {shown && chosen.length > 0 ? (
        <BeforeAfterTable all={all} item={item} />
      ) : shown ? (
        <p className="small muted">Nobody re-rated this item.</p>
      ) : (
        <>
          <p className="small muted">
            One after the other takes the keyboard. What each chooses stays hidden until you show it
            together; the first scores stay as they were.
          </p>
          <ul className={css.speakers}>
            {all.map(({ member, card, rerating }) => (
              <li key={card.id} className={css.speaker}>
                <bdi>{member.name}</bdi>
                <span className="small muted">{roundIfTwo(panel, all, card.id)}</span>
                <span className={css.push}>
                  {rerating !== null && <span className="small muted">has chosen </span>}
                  <Button
                    size="small"
                    aria-label={`${rerating === null ? "Choose" : "Choose again"}, ${member.name}`}
                    onClick={() => setWho(card.id)}
                  >
                    {rerating === null ? "Choose" : "Choose again"}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="row">
        {!shown && chosen.length > 0 && (
          <Button
            onClick={() =>
              void markItem({
                opening: panel.id,
                candidate,
                item: item.id,
                what: "shown",
                panelist: null,
                on: true,
              })
            }
          >
            Show the new scores
          </Button>
        )}
        {shown && (
          <Button size="small" look="quiet" onClick={() => onChoosing(true)}>
            {chosen.length > 0 ? "Re-rate once more" : "Somebody re-rates"}
          </Button>
        )}
        {!shown && chosen.length > 0 && chosen.length < all.length && (
          <span className="small muted">
            {chosen.length} of {all.length} have chosen. Who has not keeps their score.
          </span>
        )}
      </div>
      {(choosing || chooser !== undefined) && (
        <Dialog
          key={chooser?.card.id}
          title={chooser === undefined ? "Who re-rates?" : `${chooser.member.name}: ${item.title}`}
          onClose={close}
        >
          {chooser === undefined ? (
            <ul className="stack">
              {all.map(({ member, card }) => (
                <li key={card.id}>
                  <Button size="wide" onClick={() => setWho(card.id)}>
                    {member.name}
                    {roundIfTwo(panel, all, card.id) !== "" &&
                      `, ${roundIfTwo(panel, all, card.id)}`}
                  </Button>
                </li>
              ))}
            </ul>
          ) : (
            <RerateForm
              panel={panel}
              candidate={candidate}
              item={item}
              chooser={chooser}
              seen={shown || isReviewed(panel, candidate, item.id)}
              onDone={close}
            />
          )}
        </Dialog>
      )}
    </section>
  );
}

/** A panelist with two cards re-rates each; the round tells them apart. */
function roundIfTwo(panel: Panel, all: readonly BeforeAfter[], card: string): string {
  const own = all.find((one) => one.card.id === card);
  if (own === undefined || all.filter(({ member }) => member.id === own.member.id).length < 2)
    return "";
  return panel.rounds.find(({ id }) => id === own.card.round)?.title ?? "";
}
