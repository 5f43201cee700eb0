import type { ItemId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { PracticeCard } from "#domain/records/practiceCard.ts";
import type { PracticeResult } from "#domain/records/practiceResult.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import { sharePractice, takeBackPractice } from "#storage/practice.ts";
import { Button } from "#ui/Button.tsx";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import { Scroll } from "#ui/Scroll.tsx";
import { say } from "#ui/toasts.ts";
import css from "./PracticePanel.module.css";
import type { Finished, Practice } from "./practiceSetting.ts";

/** Practice before the panel, for those who share it; a case opens to whoever has finished it. */
export function PracticePanel({
  kitId,
  me,
  panel,
  finished,
}: Pick<Practice, "kitId" | "me"> & { panel: Panel; finished: readonly Finished[] }) {
  const here = panel.practice.filter((one) => one.kit === kitId);
  const mine = here.filter(({ panelist }) => panelist === me?.id);
  const runs = finished.map(({ run }) => run);
  const unshared = runs.filter((run) => !mine.some((one) => isOf(one, run)));
  const share = async () => {
    if (me === null) return;
    await sharePractice(panel.id, me.id, runs);
    say("Your practice scores are part of this opening now, and travel with its file.");
  };
  return (
    <section className="card stack" aria-labelledby="practice-panel">
      <div>
        <h2 id="practice-panel">The panel’s practice</h2>
        <p className="small muted">
          {here.length === 0
            ? "Nobody has shared theirs yet."
            : `${new Set(here.map(({ panelist }) => panelist)).size} of ${panel.members.filter(({ role }) => role !== "coordinator").length} panelists share theirs.`}{" "}
          A case opens to you when you have finished it yourself.
        </p>
      </div>
      {finished.map(({ one, compared }) => {
        const shared = here.filter((result) => result.case === one.name);
        if (shared.length === 0) return null;
        return (
          <Scroll key={one.name} label={`Practice on ${one.candidate}`}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th scope="col">{one.candidate}</th>
                  <th scope="col">Model answer</th>
                  {shared.map(({ panelist }) => (
                    <th key={panelist} scope="col">
                      <bdi>{nameOf(panel, panelist)}</bdi>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {compared.map(({ item, gold }) => (
                  <tr key={item.id}>
                    <th scope="row">{item.title}</th>
                    <td>
                      <ScoreMark score={gold} />
                    </td>
                    {shared.map((result) => (
                      <td key={result.panelist}>
                        <ScoreMark score={levelOf(result, item.id)} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        );
      })}
      {me !== null && finished.length > 0 && (
        <div className="row">
          {unshared.length > 0 && (
            <Button onClick={() => void share()}>Share my practice with this panel</Button>
          )}
          {mine.length > 0 && (
            <Button look="quiet" onClick={() => void takeBackPractice(mine)}>
              Stop sharing my practice
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function isOf(result: PracticeResult, run: PracticeCard): boolean {
  return result.case === run.case && result.at === run.finishedAt;
}

function nameOf(panel: Panel, panelist: PracticeResult["panelist"]): string {
  return panel.members.find(({ id }) => id === panelist)?.name ?? "Unnamed panelist";
}

function levelOf(result: PracticeResult, item: ItemId) {
  const score = result.scores[item] ?? "not observed";
  return isLevel(score) ? score : null;
}
