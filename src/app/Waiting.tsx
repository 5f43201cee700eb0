import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Link } from "wouter";
import * as z from "zod/mini";
import type { Panel, PanelCandidate } from "#domain/panel/panel.ts";
import { cardsIn, type Owed, type Reveal, type Viewer } from "#domain/panel/roster.ts";
import { TypedLine } from "#domain/text.ts";
import { goOnWithout } from "#storage/waivers.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Field } from "#ui/Field.tsx";
import { Notice } from "#ui/Notice.tsx";

/** Why a candidate's cards are not shown yet, and what would open them. */
export function Waiting({
  panel,
  viewer,
  candidate,
  reveal,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
  reveal: Exclude<Reveal, { state: "open" }>;
}) {
  const [goingOn, setGoingOn] = useState(false);
  const titleOf = (round: string) =>
    panel.rounds.find(({ id }) => id === round)?.title ?? "a round";
  const cards = cardsIn(panel, viewer, candidate);
  switch (reveal.state) {
    case "nothing in":
      return (
        <Notice>
          <b>
            No card on <bdi>{candidate.name}</bdi> is in yet.
          </b>{" "}
          When the panel’s cards are in, they meet here.
        </Notice>
      );
    case "own card first": {
      const [round] = reveal.rounds;
      return (
        <Notice
          tone="todo"
          action={
            round !== undefined && (
              <Link
                href={paths.score(panel.id, candidate.id, round)}
                className={buttonClass({ look: "primary" })}
              >
                Score {titleOf(round)}
              </Link>
            )
          }
        >
          <b>Your own card comes first.</b> Nobody’s scores for <bdi>{candidate.name}</bdi> are
          shown to you before yours are in: {reveal.rounds.map(titleOf).join(", ")}.
        </Notice>
      );
    }
    case "waiting":
      return (
        <div className="stack">
          <Notice action={<Button onClick={() => setGoingOn(true)}>Go on without…</Button>}>
            <b>
              {cards.in} of {cards.of} cards are in for <bdi>{candidate.name}</bdi>.
            </b>{" "}
            Still out:{" "}
            {reveal.owed.map((one) => `${one.member.name} (${titleOf(one.round)})`).join(", ")}. The
            cards open together when all are in.
          </Notice>
          {goingOn && (
            <Dialog title="Go on without a card" onClose={() => setGoingOn(false)}>
              <GoOn
                panel={panel}
                candidate={candidate}
                owed={reveal.owed}
                titleOf={titleOf}
                onDone={() => setGoingOn(false)}
              />
            </Dialog>
          )}
        </div>
      );
  }
}

const Typed = z.object({
  without: z.array(z.string()).check(z.minLength(1, "Tick whose card the panel goes on without.")),
  reason: TypedLine,
});

function GoOn({
  panel,
  candidate,
  owed,
  titleOf,
  onDone,
}: {
  panel: Panel;
  candidate: PanelCandidate;
  owed: readonly Owed[];
  titleOf: (round: string) => string;
  onDone: () => void;
}) {
  const keyOf = ({ member, round }: Owed) => `${member.id} ${round}`;
  const form = useForm({
    resolver: zodResolver(Typed),
    defaultValues: { without: [] as string[], reason: "" },
  });
  const { errors } = form.formState;
  const save = form.handleSubmit(async ({ without, reason }) => {
    const chosen = owed.filter((one) => without.includes(keyOf(one)));
    await goOnWithout(
      chosen.map(({ member, round }) => ({
        opening: panel.id,
        candidate: candidate.id,
        round,
        without: member.id,
        reason,
      })),
    );
    onDone();
  });
  return (
    <form className="stack" onSubmit={(event) => void save(event)} noValidate>
      <p>
        This is kept with the record, with who said so. Whoever is gone on without cannot add their
        card here afterwards.
      </p>
      <fieldset>
        <legend className="small muted">Go on without</legend>
        {owed.map((one) => (
          <label key={keyOf(one)} className="row">
            <input type="checkbox" value={keyOf(one)} {...form.register("without")} />
            <bdi>{one.member.name}</bdi>, {titleOf(one.round)}
          </label>
        ))}
        {errors.without !== undefined && (
          <p role="alert" className="small">
            {errors.without.message}
          </p>
        )}
      </fieldset>
      <Field
        label="Why"
        error={errors.reason === undefined ? undefined : `The reason ${errors.reason.message}.`}
      >
        {(control) => <input {...control} {...form.register("reason")} autoComplete="off" />}
      </Field>
      <Button type="submit" look="primary">
        Go on and log it
      </Button>
    </form>
  );
}
