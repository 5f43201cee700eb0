import { useLiveQuery } from "dexie-react-hooks";
import { Copy, Mail } from "lucide-react";
import { Link } from "wouter";
import { isSignedOpening } from "#domain/id.ts";
import { askingMessage, askingsIn, type Asking } from "#domain/panel/asking.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { NextLine } from "#domain/panel/whatIsNext.ts";
import { plural } from "#domain/plural.ts";
import { standingOf } from "#domain/seats/standing.ts";
import { copiesOf } from "#storage/copies.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { say } from "#ui/toasts.ts";
import css from "./AskForCards.module.css";

/** One message a person, with their own link: which cards, and nothing of anybody's view. */
export function AskForCards({ panel, lines }: { panel: Panel; lines: readonly NextLine[] }) {
  const outside = useOutside(panel);
  if (outside === undefined) return null;
  return (
    <div className="stack">
      <p className="small muted">
        Each message names the cards that are missing, and nobody’s scores or views. Nothing is sent
        from here: your email program or chat does that.
      </p>
      <ul className={css.people}>
        {askingsIn(panel, lines).map((asking) => (
          <Person
            key={asking.member.id}
            panel={panel}
            asking={asking}
            isOutside={outside.has(asking.member.id)}
          />
        ))}
      </ul>
    </div>
  );
}

function Person({
  panel,
  asking,
  isOutside,
}: {
  panel: Panel;
  asking: Asking;
  /** They have not come by their invitation, and a link to a card would find nothing. */
  isOutside: boolean;
}) {
  const { member, cards } = asking;
  const message = askingMessage(asking, {
    title: panel.opening.title,
    link: `${location.origin}${linkFor(panel, asking)}`,
  });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(message.body);
      say(`The message to ${member.name} is copied.`);
    } catch {
      say("This browser did not allow copying. Use the email instead.", "warning");
    }
  };
  return (
    <li className={css.person}>
      <div className={css.what}>
        <b>
          <bdi>{member.name}</bdi>
        </b>
        <span className="small muted">
          {cards.slice(0, 3).map(({ place, candidate, round }, at) => (
            <span key={`${place.candidate} ${place.round}`}>
              {at > 0 && "; "}
              <bdi>{candidate}</bdi>, <bdi>{round}</bdi>
            </span>
          ))}
          {cards.length > 3 && `; and ${plural(cards.length - 3, "more card", "more cards")}`}
        </span>
        {isOutside && <span className="small">Has not joined by the invitation yet.</span>}
      </div>
      {isOutside ? (
        <Link href={paths.invite(panel.id)} className={buttonClass({ size: "small" })}>
          Show the invitation<span className="unseen"> for {member.name}</span>
        </Link>
      ) : (
        <span className="row">
          <Button size="small" onClick={() => void copy()} aria-label={`Copy for ${member.name}`}>
            <Copy size={14} aria-hidden /> Copy
          </Button>
          <a
            href={message.mailto}
            className={buttonClass({ size: "small" })}
            aria-label={`Mail to ${member.name}`}
          >
            <Mail size={14} aria-hidden /> Mail
          </a>
        </span>
      )}
    </li>
  );
}

/** One card has a place of its own; with more, the roster lists theirs first. */
function linkFor(panel: Panel, { cards }: Asking): string {
  const [card, ...more] = cards;
  return card === undefined || more.length > 0
    ? paths.opening(panel.id)
    : paths.score(panel.id, card.place.candidate, card.place.round);
}

/** Whose seat no device has taken; of an opening that travels as open files nobody can say. */
function useOutside({ id, members }: Panel): ReadonlySet<string> | undefined {
  return useLiveQuery(async () => {
    if (!isSignedOpening(id)) return new Set<string>();
    const { seats } = standingOf(id, await copiesOf(id));
    return new Set(
      members.filter((member) => seats.get(member.id)?.keys.length === 0).map((one) => one.id),
    );
  }, [id, members]);
}
