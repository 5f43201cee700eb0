import { useState } from "react";
import type { Panel } from "#domain/panel.ts";
import { becomePerson, type PeopleHere } from "#storage/people.ts";
import { Button } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { AddPerson } from "./AddPerson.tsx";

/**
 * Asks who on this panel uses this device, until somebody who does is named. An opening someone
 * sent names its panel; saying "that's me" ties the cards one writes to that name.
 */
export function WhoAreYou({ panel, here }: { panel: Panel; here: PeopleHere }) {
  const [asOther, setAsOther] = useState(false);
  const known = new Set(here.people.map(({ id }) => panel.resolve(id)));
  if (
    panel.members.some(({ id }) => known.has(id)) ||
    (here.me !== null && panel.members.length === 0)
  )
    return null;
  return (
    <Notice tone="todo">
      <div className="stack">
        <p>
          <b>Who are you on this panel?</b> Your cards will go under that name.
          {here.me !== null && (
            <>
              {" "}
              You are <bdi>{here.me.name}</bdi> on this device so far.
            </>
          )}
        </p>
        <div className="row">
          {panel.members.map(({ id, name }) => (
            <Button key={id} size="small" onClick={() => void becomePerson(id)}>
              <bdi>{name}</bdi>
            </Button>
          ))}
          {here.me === null && (
            <Button size="small" look="quiet" onClick={() => setAsOther(true)}>
              Somebody else
            </Button>
          )}
        </div>
        {asOther && <AddPerson label="Your name" submitLabel="Use this name" />}
        <p className="small muted">
          Only looking, or leading the meeting? Then you need not choose.
        </p>
      </div>
    </Notice>
  );
}
