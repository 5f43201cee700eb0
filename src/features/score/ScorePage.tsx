import { useEffect } from "react";
import type { Round } from "#domain/kit/kit.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { onlyCoordinates } from "#domain/records/opening.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import type { Person } from "#storage/people.ts";
import { InBar } from "#ui/Bar.tsx";

import { ScoreSheet } from "./ScoreSheet.tsx";
import { lazily } from "#ui/lazily.tsx";
import { isInElsewhere } from "#domain/panel/elsewhere.ts";

/** With its exports: nobody who still scores needs them. Fetched while they do. */
const HandedInCard = lazily(async () => (await import("./HandedInCard.tsx")).HandedInCard);

const Dead = lazily(async () => (await import("./Dead.tsx")).Dead);

const PhoneHead = lazily(async () => (await import("./PhoneHead.tsx")).PhoneHead);

const Recused = lazily(async () => (await import("./Recused.tsx")).Recused);

/** Of somebody who scores on two devices. */
const InElsewhere = lazily(async () => (await import("./InElsewhere.tsx")).InElsewhere);

/** One panelist's card on one candidate in one round: to fill in, or as it was submitted. */
export function ScorePage({
  panel,
  viewer,
  me,
  drafts,
  candidate,
  round,
  shortcuts,
  timer,
  onTimer,
}: {
  panel: Panel;
  viewer: Viewer;
  me: Person;
  drafts: readonly Draft[];
  /** `undefined` where the address names nobody, or no round, of this opening. */
  candidate: PanelCandidate | undefined;
  round: Round | undefined;
  shortcuts: boolean;
  timer: boolean;
  onTimer: (shown: boolean) => void;
}) {
  useEffect(() => HandedInCard.preload(), []);
  if (candidate === undefined || round === undefined)
    return (
      <Dead
        panel={panel}
        title="No such card here"
        text="The candidate or the round was removed."
      />
    );

  const place = { author: panel.resolve(me.id), candidate: candidate.id, round: round.id };
  const draft = drafts.find(
    (one) => panel.resolve(one.candidate) === candidate.id && one.round === round.id,
  );
  const card = panel.cardAt(place);
  const waiver = panel.waiverAt(place);
  if (onlyCoordinates(panel.opening, place.author) && card === undefined)
    return <Dead panel={panel} title="You coordinate" text="You score nobody on this panel." />;
  const kit = panel.kits.get(draft?.kit ?? card?.body.kit ?? panel.opening.kit);
  if (kit === undefined)
    return (
      <Dead
        panel={panel}
        title="The kit of this opening is not here"
        text="Ask whoever set up the opening for its file; opening that brings the kit along."
      />
    );
  const recusal = panel.recusalOf(place);
  if (recusal !== undefined && card === undefined)
    return <Recused {...{ panel, viewer, candidate, recusal }} />;
  if (card === undefined && waiver !== undefined)
    return (
      <Dead
        panel={panel}
        title="The panel went on without this card"
        text={`Reason given${waiver.by === "" ? "" : ` by ${waiver.by}`}: ${waiver.reason}`}
      />
    );

  if (isInElsewhere(panel, viewer, { candidate: candidate.id, round: round.id }))
    return <InElsewhere panel={panel} draft={draft ?? null} />;

  const frame = draft ?? {
    panelist: me.id,
    opening: panel.id,
    candidate: candidate.id,
    round: round.id,
    kit: panel.opening.kit,
  };
  const setting = { panel, viewer, candidate, round, kit, frame };
  const sheet = (
    <ScoreSheet
      {...setting}
      me={me}
      draft={draft ?? null}
      shortcuts={shortcuts}
      timer={timer}
      onTimer={onTimer}
    />
  );
  return (
    <>
      <title>{`${candidate.name}, ${round.title}, Needle`}</title>
      <InBar slot="crumb">
        <span aria-hidden>/</span>
        <span>{round.title}</span>
        <PhoneHead panel={panel} candidate={candidate} round={round} />
      </InBar>
      {card === undefined ? (
        sheet
      ) : (
        <HandedInCard {...setting} {...{ card, shortcuts, sheet }} draft={draft ?? null} />
      )}
    </>
  );
}
