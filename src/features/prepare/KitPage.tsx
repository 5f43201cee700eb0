import { useLiveQuery } from "dexie-react-hooks";
import { KitId } from "#domain/id.ts";
import { anchorOf, levels, type Kit } from "#domain/kit.ts";
import { findKit } from "#storage/kits.ts";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import css from "./Roster.module.css";

/** A kit to read: items with their anchors and questions, skills, signals, rounds. */
export function KitPage({ id }: { id: string }) {
  const kit = useLiveQuery(() => {
    const parsed = KitId.safeParse(id);
    return parsed.success ? findKit(parsed.data) : null;
  }, [id]);
  if (kit === undefined) return null;
  if (kit === null)
    return (
      <main className="page stack">
        <h1>This kit is not on this device</h1>
        <p className="muted">Open the file of an opening that uses it; kits travel along.</p>
      </main>
    );
  return (
    <main className="page stack">
      <title>{`${kit.title}, Needle`}</title>
      <h1>{kit.title}</h1>
      <p className="muted">
        Version {kit.version}. {kit.about} {kit.level}
      </p>
      {kit.items.map((item) => (
        <section key={item.id} className="card" aria-labelledby={item.id}>
          <h2 id={item.id}>{item.title}</h2>
          <p className="small muted">
            {item.summary} {item.why}
          </p>
          <ol className={css.anchorList}>
            {levels.map((level) => (
              <li key={level}>
                <ScoreMark score={level} />
                <span>{anchorOf(item, level)}</span>
              </li>
            ))}
          </ol>
          {item.questions.map((question) => (
            <div key={question.text} className="small">
              <p>
                <b>Ask:</b> {question.text}
              </p>
              <p className="muted">{question.probes.join(" ")}</p>
            </div>
          ))}
        </section>
      ))}
      <KitRest kit={kit} />
    </main>
  );
}

function KitRest({ kit }: { kit: Kit }) {
  return (
    <>
      <section className="card stack" aria-labelledby="kit-gates">
        <h2 id="kit-gates">Core skills</h2>
        <ul className="stack">
          {kit.gates.map((gate) => (
            <li key={gate.id}>
              <b>{gate.title}.</b> {gate.detail}
            </li>
          ))}
        </ul>
        {kit.niceToHaves.length > 0 && (
          <p className="muted">Nice to have: {kit.niceToHaves.join(", ")}.</p>
        )}
      </section>
      <section className="card stack" aria-labelledby="kit-signals">
        <h2 id="kit-signals">Signals</h2>
        {(["strong sign", "red flag"] as const).map((tone) => (
          <div key={tone}>
            <h3>{tone === "strong sign" ? "Strong signs" : "Red flags"}</h3>
            <ul>
              {kit.signals
                .filter((signal) => signal.tone === tone)
                .map((signal) => (
                  <li key={signal.id}>
                    <b>{signal.title}.</b> {signal.detail}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </section>
      <section className="card stack" aria-labelledby="kit-rounds">
        <h2 id="kit-rounds">Rounds</h2>
        <ul className="stack">
          {kit.rounds.map((round) => (
            <li key={round.id}>
              <b>
                {round.title}, {round.minutes} minutes
                {round.paired ? ", with a paired session" : ""}.
              </b>{" "}
              {round.purpose} Looks at{" "}
              {round.items.map((id) => kit.items.find((item) => item.id === id)?.title).join(", ")}.
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
