import type { PanelistId } from "#domain/id.ts";
import type {
  PanelDiagnostics,
  PanelistDiagnostics,
} from "#domain/panelStatistics/panelDiagnostics.ts";
import { promptsFor } from "#domain/panelStatistics/promptsInWords.ts";
import { Fold } from "#ui/Fold.tsx";
import css from "./PanelPage.module.css";

/**
 * How one's scores behave beside colleagues': for oneself, and for the lead about everyone. Others
 * are not shown that there is such a thing.
 */
export function PrivatePrompts({
  me,
  leads,
  diagnostics,
}: {
  me: PanelistId | null;
  /** Whether they lead every opening these are about. */
  leads: boolean;
  diagnostics: PanelDiagnostics;
}) {
  if (diagnostics.state !== "ok") return null;
  const own = diagnostics.panelists.find(({ panelist }) => panelist.id === me);
  const others = leads ? diagnostics.panelists.filter((one) => one !== own) : [];
  if (own === undefined && others.length === 0) return null;
  return (
    <section className={`card stack ${css.private ?? ""}`} aria-labelledby="private">
      <div>
        <h2 id="private">Private</h2>
        <p className="small muted">
          {leads ? "For you as the lead." : "For you alone."} Unfold it when nobody looks over your
          shoulder: a shared screen shows it too. Prompts to look at, for this panel only; no
          verdict on anybody.
        </p>
      </div>
      {own !== undefined && (
        <Fold summary="Your scores beside your colleagues’">
          <Prompts of={own} whose="Your" />
        </Fold>
      )}
      {others.length > 0 && (
        <Fold summary="Each panelist’s scores beside their colleagues’">
          {others.map((one) => (
            <div key={one.rater}>
              <h3>
                <bdi>{one.panelist.name}</bdi>
              </h3>
              <Prompts of={one} whose={`${one.panelist.name}’s`} />
            </div>
          ))}
        </Fold>
      )}
    </section>
  );
}

function Prompts({ of, whose }: { of: PanelistDiagnostics; whose: string }) {
  return (
    <ul className={css.prompts}>
      {promptsFor(of, whose).map(({ text, flagged }) => (
        <li key={text}>
          {flagged && <b>Worth a look: </b>}
          {text}
        </li>
      ))}
    </ul>
  );
}
