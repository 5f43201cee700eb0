import { useState } from "react";
import { amountIn, money } from "#domain/money.ts";
import { closingWith, termsOf } from "#domain/playbook/openingPlan.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { Button } from "#ui/Button.tsx";
import { toLocalInput } from "#ui/dates.ts";
import { Field } from "#ui/Field.tsx";
import { useDraft } from "#ui/useDraft.ts";
import { DayField } from "./DayField.tsx";
import { keepChange, notKept } from "./keep.ts";
import css from "./Playbook.module.css";
import { openCandidates } from "#domain/panel/reveal.ts";

/** References, offer and answer, for those the panel wants. */
export function Closings({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const [added, setAdded] = useState<string[]>([]);
  const open = openCandidates(panel, viewer);
  const isClosing = ({ id }: PanelCandidate) => {
    const { references, offer, answer } = closingWith(panel, id);
    return (
      added.includes(id) ||
      panel.meeting.decisionsOn(id)[0]?.call === "hire" ||
      references.on !== null ||
      offer.at !== null ||
      answer.answer !== null
    );
  };
  const closing = open.filter(isClosing);
  const others = open.filter((candidate) => !isClosing(candidate));
  return (
    <section className="card stack" aria-labelledby="closing">
      <div>
        <h3 id="closing" className={css.title}>
          References, offer, answer
        </h3>
        <p className="small muted">
          {closing.length === 0
            ? "Whoever the panel decides to hire appears here."
            : "Within 48 hours of the last round; references before the offer."}
        </p>
      </div>
      {closing.map((candidate) => (
        <OneClosing key={candidate.id} panel={panel} candidate={candidate} />
      ))}
      {others.length > 0 && (
        <Field label="Another candidate">
          {(control) => (
            <select
              {...control}
              value=""
              onChange={(event) => setAdded([...added, event.currentTarget.value])}
            >
              <option value="">choose a candidate</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </section>
  );
}

function OneClosing({ panel, candidate }: { panel: Panel; candidate: PanelCandidate }) {
  const { references, offer, answer } = closingWith(panel, candidate.id);
  const { band, currency } = termsOf(panel);
  const [said, say] = useDraft(
    answer.answer,
    (to) => keepChange(answer, to === null ? { answer: to, on: null } : { answer: to }),
    notKept,
  );
  return (
    <fieldset className={css.closing}>
      <legend>
        <b>
          <bdi>{candidate.name}</bdi>
        </b>
      </legend>
      <div className={css.fields}>
        <DayField
          label="References taken on"
          stored={references.on}
          onKeep={(on) => keepChange(references, { on })}
        />
        <OfferTime offer={offer} />
        <Pay key={`pay ${offer.pay}`} offer={offer} currency={currency} />
        <Field label="Answer">
          {(control) => (
            <select
              {...control}
              value={said ?? ""}
              onChange={({ currentTarget: { value } }) =>
                say(value === "accepted" || value === "declined" ? value : null)
              }
            >
              <option value="">none yet</option>
              <option>accepted</option>
              <option>declined</option>
            </select>
          )}
        </Field>
        {answer.answer !== null && (
          <DayField
            label="Answered on"
            stored={answer.on}
            onKeep={(on) => keepChange(answer, { on })}
          />
        )}
        {answer.answer === "accepted" && (
          <DayField
            label="First day"
            stored={answer.startsOn}
            onKeep={(startsOn) => keepChange(answer, { startsOn })}
          />
        )}
      </div>
      {band !== null && (
        <p className="small muted">
          Band: {money(band.from, currency)} to {money(band.to, currency)}.
        </p>
      )}
    </fieldset>
  );
}

type Offer = ReturnType<typeof closingWith>["offer"];

function OfferTime({ offer }: { offer: Offer }) {
  return (
    <>
      <Field label="Offer sent">
        {(control) => (
          <input
            {...control}
            key={offer.at}
            type="datetime-local"
            defaultValue={toLocalInput(offer.at ?? undefined)}
            onBlur={({ currentTarget: { value, validity } }) => {
              // Half a time typed is one still to be typed, no wish to have none.
              if (validity.badInput) return;
              const at = Date.parse(value);
              const next = Number.isNaN(at) ? null : new Date(at).toISOString();
              if (next !== offer.at) keepChange(offer, { at: next }).catch(notKept);
            }}
          />
        )}
      </Field>
      <Button
        look={offer.at === null ? "plain" : "quiet"}
        onClick={() => {
          keepChange(offer, { at: offer.at === null ? new Date().toISOString() : null }).catch(
            notKept,
          );
        }}
      >
        {offer.at === null ? "Sent now" : "Not sent after all"}
      </Button>
    </>
  );
}

function Pay({ offer, currency }: { offer: Offer; currency: string }) {
  const [problem, setProblem] = useState<string>();
  return (
    <Field label={`Offered base pay, ${currency} a year`} error={problem}>
      {(control) => (
        <input
          {...control}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={offer.pay ?? ""}
          onBlur={({ currentTarget: { value } }) => {
            const pay = amountIn(value);
            if (pay === undefined) {
              setProblem("Give an amount a year, such as 92,000.");
              return;
            }
            setProblem(undefined);
            if (pay !== offer.pay) keepChange(offer, { pay }).catch(notKept);
          }}
        />
      )}
    </Field>
  );
}
