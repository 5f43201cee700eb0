import { useEffect, useRef } from "react";
import type { SpeakingOrder } from "#domain/meeting/agenda.ts";
import type { Item } from "#domain/kit/kit.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import { Button } from "#ui/Button.tsx";
import { useNow } from "#ui/useNow.ts";
import { timeTheTalk, useTalk } from "./talk.ts";
import css from "./Talk.module.css";
import type { Marks } from "./useMarks.ts";

/** Who speaks when on the chosen item, with a tick for each who was heard. */
export function Talk({
  item,
  speakers,
  marks,
  onOrder,
}: {
  item: Item;
  /** In the order they speak. */
  speakers: readonly PanelMember[];
  marks: Marks;
  onOrder: (order: SpeakingOrder) => void;
}) {
  const { order, turnSince } = useTalk();
  const next = speakers.find(({ id }) => !marks.isHeard(item.id, id));
  const list = (
    <ol className={css.rows}>
      {speakers.map((member) => (
        <Speaker
          key={member.id}
          member={member}
          isNext={member.id === next?.id}
          heard={marks.isHeard(item.id, member.id)}
          onHear={(on) => marks.hear(item.id, member.id, on)}
        />
      ))}
    </ol>
  );
  // The talk is over once its outcome is on the table: what came of it takes the room.
  if (marks.isShown(item.id))
    return (
      <section className={css.section} aria-labelledby="talk">
        <h2 id="talk" className="unseen">
          Who spoke
        </h2>
        <details>
          <summary>
            {speakers.filter(({ id }) => marks.isHeard(item.id, id)).length} of {speakers.length}{" "}
            were heard
          </summary>
          {list}
        </details>
      </section>
    );
  return (
    <section className={css.section} aria-labelledby="talk">
      <div className={css.head}>
        <h2 id="talk">Who speaks</h2>
        <Button
          look="quiet"
          size="small"
          onClick={() => onOrder(order === "shuffled" ? "least say first" : "shuffled")}
        >
          {order === "shuffled" ? "By role" : "Shuffle"}
        </Button>
      </div>
      {list}
      <p className="small muted">
        {order === "shuffled"
          ? "Drawn for this item; the same on every device."
          : "Whoever decides speaks last, so that nobody’s view is set by theirs."}
      </p>
      <div className={css.foot}>
        {turnSince === null ? (
          <Button size="small" onClick={timeTheTalk}>
            Time the talk
          </Button>
        ) : (
          <TalkTimer since={turnSince} />
        )}
      </div>
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
  onHear: (heard: boolean) => void;
}) {
  const row = useRef<HTMLLIElement>(null);
  const wasNext = useRef(isNext);
  // A long panel scrolls in its list; whose turn it has become comes into view.
  useEffect(() => {
    if (isNext && !wasNext.current) row.current?.scrollIntoView({ block: "nearest" });
    wasNext.current = isNext;
  }, [isNext]);
  return (
    <li ref={row}>
      <label className={css.row}>
        <input
          type="checkbox"
          checked={heard}
          aria-label={`${member.name} was heard`}
          onChange={(event) => onHear(event.target.checked)}
        />
        <span className={css.name}>
          <bdi className={isNext ? css.nextUp : undefined}>{member.name}</bdi>{" "}
          <span className="small muted">
            {member.role}
            {isNext && ", next"}
          </span>
        </span>
      </label>
    </li>
  );
}

function TalkTimer({ since }: { since: number }) {
  const now = useNow(1000);
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  return (
    <>
      <span role="timer" className={css.clock} aria-label="Talk timer">
        {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, "0")}
      </span>
      <Button size="small" onClick={timeTheTalk}>
        From 0
      </Button>
      <Button look="quiet" size="small" onClick={() => useTalk.setState({ turnSince: null })}>
        Stop
      </Button>
    </>
  );
}
