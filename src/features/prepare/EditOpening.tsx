import { useEffect, useState, type ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { RoundId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import { cardsByRoundIn } from "#domain/panel/cardsInRound.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { changedMeanwhile } from "#domain/panel/setupMeanwhile.ts";
import { plural } from "#domain/plural.ts";
import type { PanelistId } from "#domain/id.ts";
import { newId } from "#storage/newId.ts";
import { saveOpening } from "#storage/openings.ts";
import { findPanel } from "#storage/panels.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { say } from "#ui/toasts.ts";
import { ScoredOn } from "./KitChoice.tsx";
import { whatBecameOf, formParts, withFormParts } from "./formParts.ts";
import { Meanwhile, meanwhileId, takeInto } from "./Meanwhile.tsx";
import { MoveKit } from "./MoveKit.tsx";
import { OpeningForm } from "./OpeningForm.tsx";
import { TypedOpening } from "./openingSchema.ts";
import { SealFromNow } from "./SealFromNow.tsx";
import css from "./Setup.module.css";
import { dropSetupDraft, keepSetupDraft, type SetupDraft } from "./setupDraft.ts";
import { settleOpening, typedFrom } from "./typedOpening.ts";
import { useSetupForm } from "./useSetupForm.ts";
import { Resumed } from "./Resumed.tsx";

/** An opening being changed: what others change meanwhile comes in, and is never written over unseen. */
export function EditOpening({
  panel,
  kit,
  me,
  draft,
  startAfresh,
  aside,
}: {
  panel: Panel;
  kit: Kit;
  me: PanelistId | null;
  draft: SetupDraft | null;
  startAfresh: () => void;
  aside: ReactNode;
}) {
  const [, navigate] = useLocation();
  const stored = typedFrom(panel);
  const [began, setBegan] = useState(draft?.began ?? stored);
  const [taken, setTaken] = useState<string[]>([]);
  const { form, done } = useSetupForm(draft?.typed ?? stored, (typed) =>
    keepSetupDraft(panel.id, { typed, began }),
  );
  const { cards } = stored;
  useEffect(() => form.setValue("cards", cards), [form, cards]);
  const cardsIn = cardsByRoundIn(panel);

  const save = async (typed: TypedOpening) => {
    const now = (await findPanel(panel.id)) ?? panel;
    const theirs = typedFrom(now);
    const changed = changedMeanwhile(
      formParts(began),
      formParts(theirs),
      formParts(form.getValues()),
    );
    if (changed.disputed.length > 0) {
      say("Not saved yet: somebody else changed the same thing. Choose which to keep.", "warning");
      document.getElementById(meanwhileId)?.focus();
      return;
    }
    const whole = TypedOpening.parse(withFormParts(typed, theirs, changed.untouched));
    const known = new Map<string, string>(now.members.map(({ id, name }) => [id, name]));
    const settled = await settleOpening(whole, now.rounds, known);
    await saveOpening(panel.id, { ...now.opening, ...settled }, now);
    done();
    dropSetupDraft(panel.id);
    navigate(paths.opening(panel.id));
  };

  return (
    <OpeningForm
      form={form}
      kit={kit}
      heading={
        <header className="stack">
          <h1>Edit opening</h1>
          {draft !== null && <Resumed onStartAfresh={startAfresh} />}
          <Meanwhile
            {...{ form, began, stored, taken }}
            onTake={(parts) => {
              takeInto(form, stored, parts);
              setTaken([...taken, ...parts.map((part) => whatBecameOf(part, began, stored))]);
              setBegan(withFormParts(began, stored, parts));
            }}
            onKeep={(part) => setBegan(withFormParts(began, stored, [part]))}
          />
        </header>
      }
      kitField={
        <div className={css.withMore}>
          <p>
            <b>Kit</b>
            <br />
            {kit.title}, version {kit.version}
          </p>
          <ScoredOn kit={kit} />
          <p className={css.fine}>Chosen at set-up: the cards are pinned to it.</p>
          <MoveKit panel={panel} />
        </div>
      }
      candidates={
        <p>
          <b>Candidates</b>
          <br />
          {panel.candidates.length === 0
            ? "Nobody yet. "
            : `${plural(panel.candidates.length, "candidate")}. `}
          <Link href={paths.opening(panel.id)}>Add or change them on the roster</Link>
        </p>
      }
      aside={
        <>
          <SealFromNow panel={panel} />
          {aside}
        </>
      }
      you={{ isYou: (panelist) => panelist === me, isNamed: true, mayGo: true }}
      isNew={false}
      cardsIn={(round) => cardsIn.get(round) ?? 0}
      newRoundId={() => RoundId.parse(newId())}
      onSend={save}
      bar={(send, isSending) => (
        <div className={css.buttons}>
          <Button look="primary" disabled={isSending} onClick={() => send(save)}>
            Save the opening
          </Button>
        </div>
      )}
    />
  );
}
