import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import type { Sameness } from "#domain/records/sameness.ts";
import { joinable } from "#domain/records/links.ts";
import { linksIn, type LinkTold, type Linkable } from "#exchange/links.ts";
import { readAllRecords } from "#storage/deviceData.ts";
import { countLinks, makeLink, undoLink } from "#storage/links.ts";
import { Button } from "#ui/Button.tsx";
import { dayInWords, momentInWords } from "#ui/dates.ts";
import { metInWords } from "#exchange/metInWords.ts";
import { Field } from "#ui/Field.tsx";
import { say } from "#ui/toasts.ts";
import css from "./SettingsPage.module.css";

const kinds = { candidate: "Candidates", panelist: "People", opening: "Openings" } as const;

/** What was said to be the same, to undo or to say anew; cards are never rewritten for it. */
export function Links() {
  const [isOpen, setOpen] = useState(false);
  const links = useLiveQuery(countLinks);
  // All of them only where there is something to tell, or to choose from.
  const isWanted = isOpen || (links ?? 0) > 0;
  const records = useLiveQuery(async () => (isWanted ? readAllRecords() : null), [isWanted]);
  const [what, setWhat] = useState<Sameness["what"]>("candidate");
  const [one, setOne] = useState("");
  const [other, setOther] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  // Not drawn before it can be drawn whole.
  if (links === undefined || records === undefined || (links > 0 && records === null)) return null;
  const { made, linkable } = linksIn(records ?? []);
  const ofKind = linkable.filter((thing) => thing.what === what);
  const first = ofKind.find(({ id }) => id === one);
  const seconds = ofKind.filter(
    ({ id, within }) => id !== one && (first === undefined || within === first.within),
  );

  const put = async () => {
    const said = { what, ids: [one, other] } as Sameness;
    if (one === "" || !seconds.some(({ id }) => id === other))
      return setProblem("Choose two that are the same.");
    if (!joinable(records ?? [])(said))
      return setProblem("Both are on one panel, so they are two people and stay two.");
    setProblem(null);
    setOther("");
    say((await makeLink(said)) > 0 ? "Put together." : "They were together already.");
  };

  return (
    <section className="card stack" aria-labelledby="together">
      <div>
        <h2 id="together">Put together</h2>
        <p className="small muted">
          Candidates, people or openings that were started apart and are one. Their cards stay as
          they were written; apart again, everything is as before.
        </p>
      </div>
      {made.length > 0 && (
        <ul className="stack">
          {made.map((link) => (
            <li key={link.id} className="row">
              <p className={css.value}>{linkInWords(link)}</p>
              <Button
                size="small"
                onClick={() =>
                  void undoLink(link.id).then(() =>
                    say("Separate again. Send the opening so that others see it."),
                  )
                }
              >
                Take apart
                <span className="unseen">
                  : {link.names[0]} and {link.names[1]}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>Put two together…</summary>
        <div className="stack">
          <Field label="What">
            {(control) => (
              <select
                {...control}
                value={what}
                onChange={({ currentTarget }) => {
                  setWhat(currentTarget.value as Sameness["what"]);
                  setOne("");
                  setOther("");
                }}
              >
                {Object.entries(kinds).map(([kind, name]) => (
                  <option key={kind} value={kind}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Choice label="The one" among={ofKind} value={one} onChange={setOne} />
          <Choice label="The other" among={seconds} value={other} onChange={setOther} />
          {problem !== null && (
            <p role="alert" className="small">
              {problem}
            </p>
          )}
          <div>
            <Button onClick={() => void put()}>Put together</Button>
          </div>
        </div>
      </details>
    </section>
  );
}

function Choice({
  label,
  among,
  value,
  onChange,
}: {
  label: string;
  among: readonly Linkable[];
  value: string;
  onChange: (id: string) => void;
}) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        >
          <option value="">Choose…</option>
          {among.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function linkInWords({ names, met, by, at, isFollowed }: LinkTold): string {
  const [a, b] = names;
  const said = `${a} and ${b}. ${by} said so on ${momentInWords(at)}. ${metInWords(names, met, dayInWords)}`;
  return isFollowed ? said : `${said} Ignored: both are on one panel.`;
}
