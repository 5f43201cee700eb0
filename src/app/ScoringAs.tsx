import { UserRound } from "lucide-react";
import { useRef } from "react";
import type { OpeningId } from "#domain/id.ts";
import type { PeopleHere } from "#storage/people.ts";
import { pillClass } from "#ui/Pill.tsx";
import { Flyout } from "#ui/Flyout.tsx";
import css from "./Shell.module.css";
import { lazily } from "#ui/lazily.tsx";

const WhoScores = lazily(async () => (await import("./WhoScores.tsx")).WhoScores);

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
        <WhoScores {...{ here, elsewhere, opening }} onDone={() => menu.current?.hidePopover()} />
      </Flyout>
    </>
  );
}
