import { useWatch } from "react-hook-form";
import { dayInWords, today } from "#ui/dates.ts";
import { plural } from "#domain/plural.ts";
import { Field } from "#ui/Field.tsx";
import { FoldLine, type OpenLines } from "./FoldLine.tsx";
import { said, type OpeningFormApi } from "./openingSchema.ts";
import css from "./Setup.module.css";

/** When it starts and cards are due; of a new one also how cards travel and names are kept. */
export function TermLines({
  form,
  lines,
  isNew,
}: {
  form: OpeningFormApi;
  lines: OpenLines;
  isNew: boolean;
}) {
  const [startedOn, dueHours, cards, byNumber] = useWatch({
    control: form.control,
    name: ["startedOn", "dueHours", "cards", "byNumber"],
  });
  const { errors } = form.formState;
  return (
    <div className={css.terms}>
      <FoldLine
        line="startedOn"
        lines={lines}
        title="Starts"
        what="the day it starts"
        stands={startInWords(startedOn)}
      >
        <Field label="Day 0 of the opening" error={said("The day", errors.startedOn?.message)}>
          {(control) => <input {...control} {...form.register("startedOn")} type="date" />}
        </Field>
      </FoldLine>
      <FoldLine
        line="dueHours"
        lines={lines}
        title="Cards due"
        what="when cards are due"
        stands={dueInWords(dueHours)}
      >
        <Field label="Cards due in hours" error={said("It", errors.dueHours?.message)}>
          {(control) => (
            <input
              {...control}
              {...form.register("dueHours")}
              inputMode="numeric"
              autoComplete="off"
            />
          )}
        </Field>
      </FoldLine>
      {isNew ? (
        <>
          <FoldLine
            line="cards"
            lines={lines}
            title={cards === "sealed" ? "Cards stay sealed" : "Cards travel open"}
            what="how cards travel"
            stands={travelInWords(cards)}
          >
            <HowCardsTravel form={form} />
          </FoldLine>
          <FoldLine
            line="byNumber"
            lines={lines}
            title="Names"
            what="what the panel sees of names"
            stands={namesInWords(byNumber)}
          >
            <ByNumber form={form} />
          </FoldLine>
        </>
      ) : (
        <>
          <Fixed
            title={cards === "sealed" ? "Cards stay sealed" : "Cards travel open"}
            stands={travelInWords(cards)}
            why={cards === "sealed" ? "Once sealed, they stay sealed." : null}
          />
          <Fixed
            title="Names"
            stands={namesInWords(byNumber)}
            why="Chosen at set-up: a name that has been sent cannot be taken back."
          />
        </>
      )}
    </div>
  );
}

/** A line that no longer changes, and why. */
function Fixed({ title, stands, why }: { title: string; stands: string; why: string | null }) {
  return (
    <div className={css.line}>
      <div className={css.lineHead}>
        <span className={css.lineTitle}>{title}</span>
        <span className={css.stands}>{stands}</span>
      </div>
      {why !== null && <p className={css.fine}>{why}</p>}
    </div>
  );
}

function startInWords(day: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) return "no day yet";
  const words = dayInWords(`${day}T12:00`);
  return day === today() ? `today, ${words}` : words;
}

function dueInWords(hours: unknown): string {
  const count = Number(hours);
  return Number.isInteger(count) && count > 0
    ? `${plural(count, "hour")} after each interview`
    : "not set yet";
}

function travelInWords(cards: "sealed" | "open files"): string {
  return cards === "sealed"
    ? "until all of a candidate’s are in"
    : "whoever holds a card’s file can read it";
}

function namesInWords(byNumber: boolean): string {
  return byNumber ? "candidates by number" : "the panel sees them";
}

/** At set-up only: a name that has travelled once cannot be called back. */
function ByNumber({ form }: { form: OpeningFormApi }) {
  return (
    <label className={css.choice}>
      <input type="checkbox" {...form.register("byNumber")} />
      <span>
        <b>Candidates by number</b>
        <br />
        <span className="small muted">
          The panel sees “Candidate 3”. Names stay on the device that types them and in its own
          backup; no file, folder or room holds them. It cannot be changed later.
        </span>
      </span>
    </label>
  );
}

/** Sealed unless somebody wants it otherwise; one sentence says what each means. */
function HowCardsTravel({ form }: { form: OpeningFormApi }) {
  return (
    <fieldset className="stack">
      <legend className="unseen">How cards travel</legend>
      <label className={css.choice}>
        <input type="radio" value="sealed" {...form.register("cards")} />
        <span>
          <b>Sealed</b>
          <br />
          <span className="small muted">
            Nobody can read a card, the lead included, until all cards on that candidate are in.
          </span>
        </span>
      </label>
      <label className={css.choice}>
        <input type="radio" value="open files" {...form.register("cards")} />
        <span>
          <b>Open files</b>
          <br />
          <span className="small muted">
            A card’s file can be read by whoever holds it. For a panel that trusts its email.
          </span>
        </span>
      </label>
    </fieldset>
  );
}
