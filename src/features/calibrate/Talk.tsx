import { create } from "zustand";
import { speakers, type SpeakingOrder } from "#domain/agenda.ts";
import type { CandidateId, PanelistId } from "#domain/id.ts";
import type { Item } from "#domain/kit.ts";
import type { Panel, PanelMember } from "#domain/panel.ts";
import { markItem } from "#storage/meeting.ts";
import { Button } from "#ui/Button.tsx";
import { useDraft } from "#ui/useDraft.ts";
import { useNow } from "#ui/useNow.ts";
import css from "./Meeting.module.css";

/** The meeting's pace: kept while the app is open, never stored. */
const usePace = create<{ order: SpeakingOrder; turnSince: number | null }>()(() => ({
  order: "least say first",
  turnSince: null,
}));

/** Who speaks when on the chosen item, with a tick for each who was heard. */
export function Talk({
  panel,
  candidate,
  item,
}: {
  panel: Panel;
  candidate: CandidateId;
  item: Item;
}) {
  const { order, turnSince } = usePace();
  const here = speakers(panel, candidate, item.id, order);
  const placeOf = (panelist: PanelistId) =>
    ({ candidate, item: item.id, what: "heard", panelist }) as const;
  const isHeard = (id: PanelistId) => panel.meeting.isMarked(placeOf(id));
  const next = here.find(({ id }) => !isHeard(id));
  return (
    <section className={`card ${css.talk}`} aria-labelledby="talk">
      <div className={css.head}>
        <h2 id="talk">Who speaks</h2>
        <Button
          look="quiet"
          size="small"
          onClick={() =>
            usePace.setState({
              order: order === "shuffled" ? "least say first" : "shuffled",
            })
          }
        >
          {order === "shuffled" ? "By role" : "Shuffle"}
        </Button>
      </div>
      <ol className={css.speakers}>
        {here.map((member) => (
          <Speaker
            key={member.id}
            member={member}
            isNext={member.id === next?.id}
            heard={isHeard(member.id)}
            onHear={(on) => markItem({ opening: panel.id, ...placeOf(member.id), on })}
          />
        ))}
      </ol>
      <p className="small muted">
        {order === "shuffled"
          ? "Drawn for this item; the same on every device."
          : "Whoever decides speaks last, so that nobody’s view is set by theirs."}
      </p>
      {turnSince === null ? (
        <div>
          <Button size="small" onClick={() => usePace.setState({ turnSince: Date.now() })}>
            Time the talk
          </Button>
        </div>
      ) : (
        <TalkTimer since={turnSince} />
      )}
    </section>
  );
}

function Speaker({
  member,
  isNext,
  heard,
  onHear,
}: {
  member: PanelMember;
  isNext: boolean;
  heard: boolean;
  onHear: (heard: boolean) => Promise<void>;
}) {
  const [ticked, tick] = useDraft(heard, onHear, (error) => {
    throw error;
  });
  return (
    <li>
      <label className={css.speaker}>
        <input
          type="checkbox"
          checked={ticked}
          aria-label={`${member.name} was heard`}
          onChange={(event) => tick(event.target.checked)}
        />
        <bdi>{member.name}</bdi>
        <span className="small muted">
          {member.role}
          {isNext && !ticked && ", next"}
        </span>
      </label>
    </li>
  );
}

function TalkTimer({ since }: { since: number }) {
  const now = useNow(1000);
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  return (
    <div className="row">
      <span role="timer" className={css.clock} aria-label="Talk timer">
        {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, "0")}
      </span>
      <Button size="small" onClick={() => usePace.setState({ turnSince: Date.now() })}>
        From 0
      </Button>
      <Button look="quiet" size="small" onClick={() => usePace.setState({ turnSince: null })}>
        Stop
      </Button>
    </div>
  );
}
