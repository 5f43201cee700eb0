import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Round } from "#domain/kit/kit.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { basisInWords, briefAsText, roundBrief } from "#domain/panel/roundBrief.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { say } from "#ui/toasts.ts";
import css from "./BriefPage.module.css";

/** What whoever holds the next round should know: what was looked at and asked, and nothing else. */
export function BriefPage({
  panel,
  viewer,
  at: [candidate, round],
  isOnPanel,
  missing,
}: {
  panel: Panel;
  viewer: Viewer;
  /** `undefined` where the address names nobody, or no round, of this opening. */
  at: [PanelCandidate | undefined, Round | undefined];
  isOnPanel: boolean;
  /** Stands in its place where there is nothing to tell, or nobody to tell it to. */
  missing: ReactNode;
}) {
  if (candidate === undefined || round === undefined || !isOnPanel) return missing;
  const brief = roundBrief(panel, viewer, candidate, round.id);
  const title = `${candidate.name}, before ${round.title}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(briefAsText(title, brief));
      say("Copied. Send it along with the invitation.");
    } catch {
      say("This browser did not allow copying. Print it instead.", "warning");
    }
  };
  return (
    <main className={`page stack ${css.brief ?? ""}`}>
      <title>{`Brief, ${title}, Needle`}</title>
      <div>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p className="muted">
          {basisInWords(brief)} No scores, names or recommendations: the next round starts from its
          own view.
        </p>
      </div>
      <div className={`row ${css.ways ?? ""}`}>
        <Button look="primary" onClick={() => void copy()}>
          Copy as text
        </Button>
        <Button onClick={() => globalThis.print()}>Print</Button>
        <Link href={paths.opening(panel.id)} className={buttonClass({ look: "quiet" })}>
          Back to the roster
        </Link>
      </div>
      {brief.items.map(({ title: item, isOfRound, seen, asked }) => (
        <section key={item} className={`card ${css.item ?? ""}`} aria-label={item}>
          <h2>{item}</h2>
          <p className="small">
            Seen by {seen}.{isOfRound && " This round looks at it."}
          </p>
          {asked.length > 0 && (
            <ul className={css.asked} aria-label={`Asked already on ${item}`}>
              {asked.map((question) => (
                <li key={question}>Asked already: {question}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </main>
  );
}
