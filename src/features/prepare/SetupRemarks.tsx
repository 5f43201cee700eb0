import { useRef } from "react";
import { Info } from "lucide-react";
import { useWatch } from "react-hook-form";
import type { Kit } from "#domain/kit/kit.ts";
import { fixed, setupRemarks, type SetupFix } from "#domain/panel/setupRemarks.ts";
import type { OpeningFormApi } from "./openingSchema.ts";
import css from "./Setup.module.css";
import notes from "./SetupRemarks.module.css";

/** What is odd about the search as it stands, each with what sets it right. */
export function SetupRemarks({
  form,
  kit,
  cardsIn,
}: {
  form: OpeningFormApi;
  kit: Kit;
  cardsIn: (round: string) => number;
}) {
  const [rounds, panel] = useWatch({ control: form.control, name: ["rounds", "panel"] });
  const setup = {
    items: kit.items,
    rounds: rounds.map((round) => ({ ...round, isScored: cardsIn(round.id) > 0 })),
    panel,
  };
  const remarks = setupRemarks(setup);
  const ref = useRef<HTMLDivElement>(null);
  const mend = (does: SetupFix) => {
    if (does.act === "add a person") return form.setFocus("more");
    // The button goes with its remark; the keyboard goes on from among the others.
    ref.current?.focus({ preventScroll: true });
    const after = fixed(setup, does);
    const ids = new Set(after.rounds.map(({ id }) => id));
    if (ids.size < rounds.length)
      form.setValue(
        "rounds",
        rounds.filter(({ id }) => ids.has(id)),
      );
    else
      after.rounds.forEach(({ items }, place) => {
        form.setValue(`rounds.${place}.items`, [...items]);
      });
    after.panel.forEach(({ role, rounds: ticked }, place) => {
      form.setValue(`panel.${place}.rounds`, [...ticked]);
      form.setValue(`panel.${place}.role`, role);
    });
  };
  return (
    <div
      ref={ref}
      className={notes.remarks}
      role="group"
      aria-label="What to look at again"
      tabIndex={-1}
    >
      {remarks.map(({ about, what, fix }) => (
        <div key={about + what} className={notes.remark}>
          <Info size={16} aria-hidden />
          <p>
            <b>
              <bdi>{about}</bdi>
            </b>{" "}
            {what}
          </p>
          {fix !== null && (
            <button type="button" className={css.act} onClick={() => mend(fix.does)}>
              {fix.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
