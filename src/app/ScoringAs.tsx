import { Check, UserRound } from "lucide-react";
import { useRef } from "react";
import type { OpeningId } from "#domain/id.ts";
import { becomePerson, type PeopleHere } from "#storage/people.ts";
import { pillClass } from "#ui/Pill.tsx";
import { Flyout } from "#ui/Flyout.tsx";
import css from "./Shell.module.css";
import { lazily } from "#ui/lazily.tsx";

const AddPerson = lazily(async () => (await import("./AddPerson.tsx")).AddPerson);

/** Who is scoring on this device. Switching is trust, not a lock, and says so. */
export function ScoringAs({
  here,
  elsewhere,
  opening,
}: {
  here: PeopleHere;
  /** In the sample: who one is outside of it, empty for nobody yet. `null` outside. */
  elsewhere: string | null;
  /** Whose panel somebody who gives their name here joins. */
  opening: OpeningId | null;
}) {
  const menu = useRef<HTMLDivElement>(null);
  return (
    <>
      <button type="button" className={`${pillClass} ${css.who}`} popoverTarget="scoring-as">
        <UserRound size={14} aria-hidden />
        <span className={css.wideOnly}>Scoring as</span>
        <b>
          <bdi>{here.me?.name ?? "nobody yet"}</bdi>
        </b>
      </button>
      <Flyout id="scoring-as" ref={menu}>
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
                    menu.current?.hidePopover();
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
                onAdded={() => menu.current?.hidePopover()}
              />
              <p className="small muted">
                Drafts and what you may see follow the person. On a shared device this is trust, not
                a lock: anyone here can switch.
              </p>
            </>
          ) : (
            <>
              <AddPerson
                label="Yourself"
                hint="Joins the sample’s panel, and goes with it."
                submitLabel="Join the sample"
                opening={opening}
                onAdded={() => menu.current?.hidePopover()}
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
      </Flyout>
    </>
  );
}
