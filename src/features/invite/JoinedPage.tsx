import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { RoundId } from "#domain/id.ts";
import type { Round } from "#domain/kit/kit.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import { coordinatorOf, trustInWords } from "#domain/panel/coordination.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { ownCardsMissing, type Viewer } from "#domain/panel/roster.ts";
import { plural } from "#domain/plural.ts";
import { giveSeatBack } from "#storage/joining.ts";
import { findRoom } from "#storage/rooms.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { momentInWords } from "#ui/dates.ts";
import { say } from "#ui/toasts.ts";
import css from "./Invite.module.css";

type Owed = { candidate: PanelCandidate; round: Round };

/** Where somebody who has just joined begins: their own first card, and what comes after it. */
export function JoinedPage({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const me = panel.members.find(({ id }) => id === viewer.me);
  const room = useLiveQuery(() => findRoom(panel.id), [panel.id]);
  const isCoordinator = coordinatorOf(panel)?.id === viewer.me;
  const [first, ...then] = owedBy(panel, viewer);
  return (
    <div className={css.joined}>
      <p className={css.done}>
        <span aria-hidden>✓</span> Joined as <bdi>{me?.name ?? "a panelist"}</bdi>
      </p>
      <h1>
        <bdi>{panel.opening.title}</bdi>
      </h1>
      <p className="muted">{whatIsAsked(panel, viewer)}</p>
      {isCoordinator ? (
        <Coordinating panel={panel} />
      ) : first === undefined ? (
        <div className={`card stack ${css.firstCard}`}>
          <p>
            {panel.candidates.length === 0
              ? "No candidates yet. They come with what the panel sends next."
              : "No card is expected of you at the moment."}
          </p>
          <Link href={paths.opening(panel.id)} className={buttonClass({ look: "primary" })}>
            See the roster
          </Link>
        </div>
      ) : (
        <FirstCard panel={panel} owed={first} />
      )}
      {then.length > 0 && (
        <>
          <h2>Then</h2>
          <ul className={css.then}>
            {then.map(({ candidate, round }) => (
              <li key={`${candidate.id} ${round.id}`}>
                <Link href={paths.score(panel.id, candidate.id, round.id)}>
                  <b>
                    <bdi>{candidate.name}</bdi>
                  </b>
                  <span className="small muted grow">{round.title}</span>
                  <span className="small muted">{whenOf(candidate, round.id)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {room !== undefined && room !== null && (
        <p className="small muted">
          This panel meets in a live room on <b>{new URL(room.url).host}</b>. From now on your cards
          go there by themselves.
        </p>
      )}
      <p className="small muted">{howItOpens(panel, isCoordinator)}</p>
      {panel.cards.every(({ author }) => author !== viewer.me) && (
        <GiveBack panel={panel} name={me?.name ?? ""} />
      )}
    </div>
  );
}

/** They score nobody: what they begin with is that the others know their device. */
function Coordinating({ panel }: { panel: Panel }) {
  return (
    <div className={`card stack ${css.firstCard}`}>
      <p>{trustInWords(panel, coordinatorOf(panel)?.id ?? null)}</p>
      <p>
        First send everybody your file: you cannot open a card handed in before its panelist had
        that file. After that, panelists send you theirs, and each gets one back.
      </p>
      <Link href={paths.share(panel.id)} className={buttonClass({ look: "primary" })}>
        To Share
      </Link>
    </div>
  );
}

function FirstCard({ panel, owed: { candidate, round } }: { panel: Panel; owed: Owed }) {
  const items = (panel.kit?.items ?? []).filter(({ id }) => round.items.includes(id));
  const when = whenOf(candidate, round.id);
  return (
    <section className={`card ${css.firstCard}`} aria-labelledby="first-card">
      <h2 id="first-card" className="small muted">
        Your first card
      </h2>
      <p className={css.candidate}>
        <bdi>{candidate.name}</bdi>
      </p>
      <p className="small muted">
        {round.title}
        {when === "" ? "" : `, ${when}`}
      </p>
      <p>
        You score {plural(items.length, "item")}, 1 to 5:{" "}
        {items.map(({ title }) => title).join(", ")}.
      </p>
      <Link
        href={paths.score(panel.id, candidate.id, round.id)}
        className={buttonClass({ look: "primary", size: "wide" })}
      >
        Score <bdi>{candidate.name}</bdi>
      </Link>
      <Link href={paths.practice(panel.id)} className={css.practise}>
        Practise first, ten minutes
      </Link>
    </section>
  );
}

function GiveBack({ panel, name }: { panel: Panel; name: string }) {
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState(false);
  const giveBack = async () => {
    await giveSeatBack(panel.id);
    navigate(paths.home());
    say("The seat is free again. Whoever it is for can open the invitation.");
  };
  return (
    <div className="row">
      <span className="small muted grow">
        You are not <bdi>{name}</bdi>?
      </span>
      {asked ? (
        <>
          <Button size="small" look="danger" onClick={() => void giveBack()}>
            Yes, give it back
          </Button>
          <Button size="small" onClick={() => setAsked(false)}>
            Keep it
          </Button>
        </>
      ) : (
        <Button size="small" look="quiet" onClick={() => setAsked(true)}>
          Give the seat back
        </Button>
      )}
    </div>
  );
}

function howItOpens({ opening }: Panel, isCoordinator: boolean): string {
  if (isCoordinator) return "You can read cards once they are open to the panel, and not before.";
  return opening.sealed === true
    ? "Nobody can read your card, and you cannot read theirs, until all cards for that candidate are in."
    : "Nobody sees your card before you submit it.";
}

function whatIsAsked({ candidates, rounds }: Panel, { me }: Viewer): string {
  if (me === null) return plural(candidates.length, "candidate");
  return `${plural(candidates.length, "candidate")}, ${plural(rounds.length, "round")}. This device holds your seat.`;
}

/** One's own cards that are still to be written, the next interview first. */
function owedBy(panel: Panel, viewer: Viewer): Owed[] {
  return panel.candidates
    .flatMap((candidate) =>
      ownCardsMissing(panel, viewer, candidate).flatMap((id) => {
        const round = panel.rounds.find((one) => one.id === id);
        return round === undefined ? [] : [{ candidate, round }];
      }),
    )
    .toSorted((a, b) => startOf(a) - startOf(b));
}

function startOf({ candidate, round }: Owed): number {
  const at = candidate.interviews[round.id];
  return at === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(at);
}

function whenOf(candidate: PanelCandidate, round: RoundId): string {
  const at = candidate.interviews[round];
  return at === undefined ? "" : momentInWords(at);
}
