import type { Panel } from "#domain/panel/panel.ts";
import { isSignedOpening, type PanelistId } from "#domain/id.ts";
import { becomePerson, type PeopleHere } from "#storage/people.ts";
import { Button } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { AddPerson } from "./AddPerson.tsx";

/**
 * Asks who on this panel is at the device, as long as nobody on it is. An opening someone sent
 * names its panel; saying "that's me" ties the cards one writes to that name. Somebody who is not
 * on it gives their name, and with it joins.
 */
export function WhoAreYou({ panel, here: { me, people } }: { panel: Panel; here: PeopleHere }) {
  if (isSignedOpening(panel.id)) return <NoSeat />;
  const isHere = new Set(people.map(({ id }) => panel.resolve(id)));
  const free = panel.members.filter(({ id }) => !isHere.has(id));
  return (
    <Notice tone="todo">
      <div className="stack">
        {me === null ? (
          <p>
            <b>Who are you on this panel?</b> Your cards will go under that name.
          </p>
        ) : (
          <p>
            <b>
              <bdi>{me.name}</bdi> is not on this panel.
            </b>{" "}
            Join it to score, or say which of its names is yours.
          </p>
        )}
        <div className="row">
          {me !== null && (
            <Button size="small" look="primary" onClick={() => void join(panel, me.id)}>
              Join as <bdi>{me.name}</bdi>
            </Button>
          )}
          {free.map(({ id, name }) => (
            <Button key={id} size="small" onClick={() => void becomePerson(id)}>
              <bdi>{name}</bdi>
            </Button>
          ))}
        </div>
        <AddPerson
          label={
            me !== null
              ? "Somebody else"
              : `Your name${free.length > 0 ? ", if it is not above" : ""}`
          }
          submitLabel="Join this panel"
          opening={panel.id}
        />
        <p className="small muted">
          Only looking, or leading the meeting? You do not need to choose.
        </p>
      </div>
    </Notice>
  );
}

async function join(panel: Panel, me: PanelistId) {
  const { joinPanel } = await import("#storage/openings.ts");
  await joinPanel(
    panel,
    me,
    panel.rounds.map(({ id }) => id),
  );
}

/** In a signed opening a seat is taken by the invitation, and by nothing else. */
function NoSeat() {
  return (
    <Notice tone="todo">
      <p>
        <b>This device has no seat on this panel.</b> To score, open your own invitation here: its
        link, its file, or its code. Without one you can only look.
      </p>
    </Notice>
  );
}
