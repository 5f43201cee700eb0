import { Check } from "lucide-react";
import type { OpeningId } from "#domain/id.ts";
import { becomePerson, type PeopleHere } from "#storage/people.ts";
import { AddPerson } from "./AddPerson.tsx";
import css from "./Shell.module.css";

/** Who may be meant: those who score here, and whoever gives their name. */
export function WhoScores({
  here,
  elsewhere,
  opening,
  onDone,
}: {
  here: PeopleHere;
  elsewhere: string | null;
  opening: OpeningId | null;
  onDone: () => void;
}) {
  return (
    <div className="stack">
      <h2>{elsewhere === null ? "Who is scoring?" : "Who are you in the sample?"}</h2>
      <ul>
        {here.people.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className={css.person}
              aria-pressed={here.me?.id === id}
              onClick={() => {
                void becomePerson(id);
                onDone();
              }}
            >
              <span className="grow">
                <bdi>{name}</bdi>
              </span>
              {here.me?.id === id && <Check size={16} aria-hidden />}
            </button>
          </li>
        ))}
      </ul>
      {elsewhere === null ? (
        <>
          <AddPerson
            label="Somebody else"
            {...(opening !== null && { hint: "Joins this opening’s panel." })}
            submitLabel="Add and switch"
            opening={opening}
            onAdded={onDone}
          />
          <p className="small muted">
            Drafts, and what you may see, belong to the person scoring. On a shared device this
            rests on trust, not on a lock: anyone here can switch.
          </p>
        </>
      ) : (
        <>
          <AddPerson
            label="Yourself"
            hint="Joins the sample’s panel, and is removed with it."
            submitLabel="Join the sample"
            opening={opening}
            onAdded={onDone}
          />
          <p className="small muted">
            These people are made up and stay in the sample.{" "}
            {elsewhere === "" ? (
              "Everywhere else you score under your own name, once you give it."
            ) : (
              <>
                In every other opening you are <bdi>{elsewhere}</bdi>.
              </>
            )}
          </p>
        </>
      )}
    </div>
  );
}
