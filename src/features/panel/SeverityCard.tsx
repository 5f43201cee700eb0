import {
  nobodyInWords,
  silenceInWords,
  severityInWords,
} from "#domain/panelStatistics/panelInWords.ts";
import {
  enoughShared,
  type PanelModel,
  type PanelistSeverity,
} from "#domain/panelStatistics/panelModel.ts";
import { lazily } from "#ui/lazily.tsx";
import { ChartSpace } from "#ui/ChartSpace.tsx";
import { FigureTable } from "#ui/FigureTable.tsx";
import { Basis } from "#ui/Basis.tsx";
import { Fold } from "#ui/Fold.tsx";
import { signed, signedEnd } from "#domain/numberWords.ts";
import { listOf } from "#domain/plural.ts";

const SeverityDots = lazily(
  async () => (await import("./SeverityDots.tsx")).SeverityDots,
  <ChartSpace />,
);

export function SeverityCard({ model, openings }: { model: PanelModel; openings: number }) {
  return (
    <section className="card stack" aria-labelledby="strictness">
      <div>
        <h2 id="strictness">How strictly each panelist scores</h2>
        {model.state === "ok" && (
          <p className="small muted">
            Points above or below this panel’s average for the same candidates, with 95% intervals.
          </p>
        )}
      </div>
      {model.state === "ok" ? (
        <Shown severity={model.severity} groups={model.links.groups.length} openings={openings} />
      ) : (
        <p>{silenceInWords(model.state)}</p>
      )}
    </section>
  );
}

function Shown({
  severity,
  groups,
  openings,
}: {
  severity: readonly PanelistSeverity[];
  groups: number;
  openings: number;
}) {
  const compared = severity.filter(({ word }) => word !== "nobody-else");
  return (
    <>
      <p className="small">{inWords(severity, groups)}</p>
      {compared.length > 0 && <SeverityDots severity={compared} />}
      <Fold summary="The same as a table">
        <SeverityTable severity={severity} />
      </Fold>
      <Basis
        formula="Card mean = average + candidate + panelist + rest. Shown: the panelist’s part less the mean of all panelists’ parts."
        source="A crossed random-effects model, averaged over what the scores leave open about its variances, with the priors of Gelman 2006."
      >
        Candidates that two or more panelists scored. A word needs {enoughShared} of them, an
        interval clear of 0, and a quarter of a point; it speaks of{" "}
        {openings === 1 ? "this opening" : `these ${openings} openings`} only. Strictness is an
        average over candidates. It says nothing about fairness to any group.
      </Basis>
    </>
  );
}

function inWords(severity: readonly PanelistSeverity[], groups: number): string {
  const within = groups > 1 ? " Each is compared within their own group only." : "";
  const flagged = severity.filter(({ word }) => word === "strict" || word === "lenient");
  const few = severity.filter(({ word }) => word === "too-few");
  const waiting =
    few.length === 0
      ? ""
      : few.length === severity.length
        ? `Not enough shared interviews yet: nobody has ${enoughShared}, so the intervals are wide and no one is called strict or lenient.`
        : ` Not enough shared interviews yet for ${listOf(few.map(({ panelist }) => panelist.name))}.`;
  if (few.length === severity.length) return waiting + within;
  const found =
    flagged.length === 0
      ? (nobodyInWords(severity) ?? "")
      : `${listOf(flagged.map(({ panelist, mean, word }) => `${panelist.name} scores ${word === "strict" ? "strictly" : "leniently"} (${signed(mean)})`))}.`;
  return found + waiting + within;
}

function SeverityTable({ severity }: { severity: readonly PanelistSeverity[] }) {
  return (
    <FigureTable label="Strictness by panelist">
      <thead>
        <tr>
          <th scope="col">Panelist</th>
          <th scope="col">Points</th>
          <th scope="col">95% interval</th>
          <th scope="col">Candidates</th>
          <th scope="col">Shared</th>
          <th scope="col">In words</th>
        </tr>
      </thead>
      <tbody>
        {severity.map((one) => (
          <tr key={one.panelist.id}>
            <th scope="row">
              <bdi>{one.panelist.name}</bdi>
            </th>
            {one.word === "nobody-else" ? (
              <td colSpan={2}>none</td>
            ) : (
              <>
                <td>{signed(one.mean)}</td>
                <td>
                  {signedEnd(one.lo)} to {signedEnd(one.hi)}
                </td>
              </>
            )}
            <td>{one.candidates}</td>
            <td>{one.shared}</td>
            <td>{severityInWords(one)}</td>
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}
