import type { Kit } from "#domain/kit/kit.ts";
import css from "./Kits.module.css";

/** Must-haves, signals and rounds, to read. */
export function KitRest({ kit }: { kit: Kit }) {
  return (
    <>
      <section className={`card stack ${css.printed ?? ""}`} aria-labelledby="kit-gates">
        <h2 id="kit-gates">Must-haves</h2>
        {kit.gates.length === 0 && <p className="muted">None.</p>}
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
      {kit.signals.length > 0 && (
        <section className={`card stack ${css.printed ?? ""}`} aria-labelledby="kit-signals">
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
      )}
      <section className={`card stack ${css.printed ?? ""}`} aria-labelledby="kit-rounds">
        <h2 id="kit-rounds">Rounds</h2>
        <ul className="stack">
          {kit.rounds.map((round) => (
            <li key={round.id}>
              <b>
                {round.title}, {round.minutes} minutes
                {round.paired ? ", with a paired session" : ""}
                {round.takeHome === undefined ? "" : `, ${round.takeHome} minutes at home`}.
              </b>{" "}
              {round.purpose}{" "}
              {round.items.length > 0 &&
                `Looks at ${round.items
                  .map((id) => kit.items.find((item) => item.id === id)?.title ?? id)
                  .join(", ")}.`}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
