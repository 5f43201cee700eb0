import type { PanelistId } from "#domain/id.ts";
import type { ScoreShift } from "#domain/meeting/beforeAndAfter.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import type { ItemPlace } from "#domain/seats/choices.ts";
import { showMine } from "#storage/meeting.ts";
import { Button } from "#ui/Button.tsx";

type Noted = {
  panel: Panel;
  me: PanelistId | null;
  all: readonly ScoreShift[];
  place: ItemPlace;
};

/** Somebody who does not lead showed the new scores: one’s own is told once one says so. */
export function AskedToTell({ panel, me, all, place }: Noted) {
  const isAsked = all.some(({ unread }) => unread?.state === "on its way" && unread.author === me);
  if (!isAsked) return null;
  return (
    <p className="small">
      <bdi>{showersIn(panel, place).at(-1)}</bdi> showed the new scores, but does not lead this
      panel, so your choice is still hidden.{" "}
      <Button size="small" onClick={() => void showMine(panel.id, place)}>
        Show mine
      </Button>
    </p>
  );
}

/** Of new scores from several devices: who showed them, and what came too late. */
export function SealedNotes({ panel, place }: Pick<Noted, "panel" | "place">) {
  const showers = showersIn(panel, place);
  const tooLate = panel.meeting.tooLate.filter(
    ({ candidate, item }) => candidate === place.candidate && item === place.item,
  );
  return (
    <>
      {tooLate.map(({ id, panelist, to }) => (
        <p key={id} className="small">
          A new score of {isLevel(to) ? to : "“not observed”"} for{" "}
          <bdi>{calledIn(panel, panelist)}</bdi> was not chosen before the new scores were shown. It
          does not count.
        </p>
      ))}
      {showers.length > 0 && (
        <p className="small muted">
          Shown by <bdi>{showers.join(", ")}</bdi>.
        </p>
      )}
    </>
  );
}

function showersIn(panel: Panel, place: ItemPlace): string[] {
  const shown = panel.meeting.choices?.shownOn(place) ?? [];
  return [...new Set(shown.map(({ author }) => calledIn(panel, author)))];
}

function calledIn(panel: Panel, panelist: PanelistId): string {
  return panel.members.find(({ id }) => id === panelist)?.name ?? "Somebody who left";
}
