import { useLiveQuery } from "dexie-react-hooks";
import type { Panel } from "#domain/panel/panel.ts";
import { listCorrectedLooks } from "#storage/correctedLooks.ts";
import { dateInFull } from "#ui/dates.ts";
import css from "./Record.module.css";

/**
 * Whether anybody looked at figures corrected for strictness before the panel decided. Each device knows
 * its own only: it is no part of what travels, and the sentence says so.
 */
export function CorrectedLooks({ panel, decidedAt }: { panel: Panel; decidedAt: string | null }) {
  const looks = useLiveQuery(() => listCorrectedLooks(panel.ids), [panel]);
  if (looks === undefined) return null;
  const before = looks.filter(({ at }) => decidedAt === null || at < decidedAt);
  const nameOf = (panelist: string | null) =>
    panel.members.find(({ id }) => id === panelist)?.name ??
    "somebody who had not said who they are";
  return (
    <section aria-labelledby="corrected" className={css.part}>
      <h3 id="corrected">Figures corrected for strictness</h3>
      {before.length === 0 ? (
        <p className="small">
          On this device none was looked at
          {decidedAt === null ? " so far" : " before the decision"}.
        </p>
      ) : (
        before.map(({ panelist, at }) => (
          <p key={`${panelist} ${at}`} className="small">
            A figure corrected for strictness was looked at on {dateInFull(at)} by{" "}
            <bdi>{nameOf(panelist)}</bdi>
            {decidedAt !== null && ", before the decision"}.
          </p>
        ))
      )}
      <p className="small muted">Each device knows of its own looks only.</p>
    </section>
  );
}
