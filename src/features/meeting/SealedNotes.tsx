import type { PanelistId } from "#domain/id.ts";
import type { ScoreShift } from "#domain/meeting/beforeAndAfter.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import type { ItemPlace } from "#domain/seats/choices.ts";
import { showMine } from "#storage/meeting.ts";
import { Button } from "#ui/Button.tsx";

/** Of new scores from several devices: who showed them, what came too late, what waits for a yes. */
export function SealedNotes({
  panel,
  me,
  all,
  place,
}: {
  panel: Panel;
  me: PanelistId | null;
  all: readonly ScoreShift[];
  place: ItemPlace;
}) {
  const nameOf = (panelist: PanelistId) =>
    panel.members.find(({ id }) => id === panelist)?.name ?? "Somebody who left";
  const shown = panel.meeting.choices?.shownOn(place) ?? [];
  const showers = [...new Set(shown.map(({ author }) => nameOf(author)))];
  const tooLate = panel.meeting.tooLate.filter(
    ({ candidate, item }) => candidate === place.candidate && item === place.item,
  );
  const isAsked = all.some(({ unread }) => unread?.state === "on its way" && unread.author === me);
  return (
    <>
      {isAsked && (
        <p className="small">
          <bdi>{showers.at(-1)}</bdi> showed the new scores, and does not lead this panel: your
          choice is still yours to tell.{" "}
          <Button size="small" onClick={() => void showMine(panel.id, place)}>
            Show mine
          </Button>
        </p>
      )}
      {tooLate.map(({ id, panelist, to }) => (
        <p key={id} className="small">
          A new score of {isLevel(to) ? to : "“not observed”"} for <bdi>{nameOf(panelist)}</bdi> was
          not chosen before the new scores were shown. It does not count.
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
