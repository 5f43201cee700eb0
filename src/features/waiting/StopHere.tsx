import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Owed, Viewer } from "#domain/panel/roster.ts";
import { otherLeads, outOn } from "#domain/panel/stillOut.ts";
import { listOf } from "#domain/plural.ts";
import { TypedLine } from "#domain/text.ts";
import { goOnWithout } from "#storage/waivers.ts";
import { Button } from "#ui/Button.tsx";
import { ReasonField } from "./ReasonField.tsx";

const Typed = z.object({ reason: TypedLine });

/** The panel goes on without all cards still out on one candidate, in one step. */
export function StopHere({
  panel,
  viewer,
  candidate,
  titleOf,
  onDone,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
  titleOf: (round: string) => string;
  onDone: () => void;
}) {
  const form = useForm({ resolver: zodResolver(Typed), defaultValues: { reason: "" } });
  const { others, own } = outOn(panel, viewer, candidate);
  const save = form.handleSubmit(async ({ reason }) => {
    const places = others.map(({ member, round }) => ({
      candidate: candidate.id,
      round,
      without: member.id,
    }));
    await goOnWithout({ opening: panel.id, places, reason });
    onDone();
  });
  if (others.length === 0)
    return (
      <p>
        Only your own card is out on <bdi>{candidate.name}</bdi>. {ownInWords(panel, viewer)}
      </p>
    );
  return (
    <form className="stack" onSubmit={(event) => void save(event)} noValidate>
      <p>
        The panel goes on without the cards still out on <bdi>{candidate.name}</bdi>. This is kept
        with the record, with who said so. Anyone the panel goes on without cannot add their card
        here afterwards.
      </p>
      <ul aria-label="Gone on without">
        {inRows(others).map(({ id, name, rounds }) => (
          <li key={id}>
            <b>
              <bdi>{name}</bdi>
            </b>
            , {listOf(rounds.map(titleOf))}
          </li>
        ))}
      </ul>
      {own.length > 0 && (
        <p>
          Your own card stays expected: {listOf(own.map(({ round }) => titleOf(round)))}.{" "}
          {ownInWords(panel, viewer)}
        </p>
      )}
      <ReasonField error={form.formState.errors.reason?.message} field={form.register("reason")} />
      <Button type="submit" look="primary">
        Stop here and log it
      </Button>
    </form>
  );
}

function ownInWords(panel: Panel, viewer: Viewer): string {
  const leads = otherLeads(panel, viewer);
  return leads.length === 0
    ? "Nobody goes on without themselves: hand it in, or make somebody else a lead who can."
    : `Nobody goes on without themselves: hand it in, or ask ${listOf(leads)}.`;
}

type Row = { id: string; name: string; rounds: string[] };

function inRows(owed: readonly Owed[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { member, round } of owed) {
    const row = rows.get(member.id) ?? { id: member.id, name: member.name, rounds: [] };
    rows.set(member.id, { ...row, rounds: [...row.rounds, round] });
  }
  return [...rows.values()];
}
