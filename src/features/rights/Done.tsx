import { useEffect, useRef, type ReactNode } from "react";
import { plural } from "#domain/plural.ts";
import type { LetGone } from "./letCandidatesGo.ts";
import { LookedReport } from "./LookedReport.tsx";
import css from "./Rights.module.css";

/** What was done, with what was looked through afterwards; takes the focus, as what was pressed is gone. */
export function Done({ done, next }: { done: LetGone; next?: ReactNode }) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => ref.current?.focus(), []);
  const who = done.count === 1 ? "They are" : `${plural(done.count, "candidate")} are`;
  return (
    <section
      ref={ref}
      tabIndex={-1}
      className={`card stack ${css.report ?? ""}`}
      aria-labelledby="let-go"
    >
      <h2 id="let-go">{done.how === "erase" ? "Erased" : "Anonymised"}</h2>
      <p>
        {who} gone from this device, and no older file brings them back.
        {done.how === "anonymise" &&
          (done.scored === 0
            ? " No scores were kept."
            : ` Scores on ${plural(done.scored, "candidate")} are kept for what they say about the panel.`)}
      </p>
      <LookedReport looked={done.looked} />
      {next}
    </section>
  );
}
