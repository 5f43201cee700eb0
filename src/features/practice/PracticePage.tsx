import { useLiveQuery } from "dexie-react-hooks";
import { Link } from "wouter";
import { compare, tendenciesOf } from "#domain/practice/comparison.ts";
import { caseInWords, tendenciesInWords } from "#domain/practice/inWords.ts";
import type { PracticeCase } from "#domain/practice/practiceCase.ts";
import { loadPracticeCases } from "#domain/practice/practiceCases.ts";
import { listPractice } from "#storage/practice.ts";
import { buttonClass } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { PracticeAnswers } from "./PracticeAnswers.tsx";
import { PracticePanel } from "./PracticePanel.tsx";
import { PracticeSheet } from "./PracticeSheet.tsx";
import { scoresOf } from "./practiceScores.ts";
import type { PracticeCard } from "#domain/records/practiceCard.ts";
import type { Practice, Finished } from "./practiceSetting.ts";

/** Written candidates with known answers: the list, one to score, or one with its answers. */
export function PracticePage({
  wanted,
  shortcuts,
  ...practice
}: Practice & { wanted: string | null; shortcuts: boolean }) {
  const { kit, kitId, me, pathTo } = practice;
  const panelist = me?.id ?? null;
  const read = useLiveQuery(
    async () => ({
      runs: await listPractice(panelist, kitId),
      cases: await loadPracticeCases(kit),
    }),
    [panelist, kitId],
  );
  if (read === undefined) return null;
  const { runs, cases } = read;
  const chosen = cases.find(({ name }) => name === wanted);
  const runOf = ({ name }: PracticeCase) => runs.find((run) => run.case === name) ?? null;
  if (chosen === undefined)
    return (
      <main className="page stack">
        <title>{`Practice, ${kit.title}, Needle`}</title>
        <div>
          <h1>Practise on written candidates</h1>
          <p className="muted">
            {kit.title}. Made-up people, real anchors, a few minutes each. You score each item as on
            a real card, then see what a trained panel gives and why. It stays on this device and
            counts nowhere.
          </p>
        </div>
        {cases.length === 0 ? (
          <Notice>
            <b>No written candidates for this kit.</b> Write your own by editing it as the next
            version: what one hears, the level you agree on, and why. The kits that come with Needle
            have theirs as long as their items stay the same.
          </Notice>
        ) : (
          <Cases cases={cases} runOf={runOf} {...practice} />
        )}
      </main>
    );
  const run = runOf(chosen);
  const place = { panelist, kit: kitId, case: chosen.name };
  const next = cases.find((one) => one !== chosen && (runOf(one)?.finishedAt ?? null) === null);
  return run === null || run.finishedAt === null ? (
    <PracticeSheet
      key={chosen.name}
      kit={kit}
      place={place}
      chosen={chosen}
      run={run}
      back={pathTo()}
      shortcuts={shortcuts}
    />
  ) : (
    <PracticeAnswers
      place={place}
      chosen={chosen}
      compared={compare(kit, chosen, scoresOf(run))}
      back={pathTo()}
      next={next === undefined ? null : pathTo(next.name)}
    />
  );
}

function Cases({
  cases,
  runOf,
  ...practice
}: Practice & {
  cases: readonly PracticeCase[];
  runOf: (one: PracticeCase) => PracticeCard | null;
}) {
  const { kit, pathTo } = practice;
  const all = cases.map((one) => ({ one, run: runOf(one) }));
  const finished: Finished[] = all.flatMap(({ one, run }) =>
    run === null || run.finishedAt === null
      ? []
      : [{ one, run, compared: compare(kit, one, scoresOf(run)) }],
  );
  return (
    <>
      {all.map(({ one, run }) => {
        const done = finished.find((other) => other.one === one);
        return (
          <Notice
            key={one.name}
            tone={done === undefined ? "todo" : "plain"}
            action={
              <Link
                href={pathTo(one.name)}
                className={buttonClass({ look: done === undefined ? "primary" : "plain" })}
              >
                {done !== undefined ? "See the answers" : run === null ? "Begin" : "Continue"}
                <span className="unseen"> on {one.candidate}</span>
              </Link>
            }
          >
            <b>
              <bdi>{one.candidate}</bdi>
            </b>{" "}
            {one.brief} {done !== undefined && caseInWords(done.compared)}
          </Notice>
        );
      })}
      {finished.length > 0 && (
        <section className="card stack" aria-labelledby="tend">
          <div>
            <h2 id="tend">Your tendencies</h2>
            <p className="small muted">
              For you alone. A few written cases are a hint, not a finding about you.
            </p>
          </div>
          {tendenciesInWords(tendenciesOf(finished.map(({ compared }) => compared))).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      )}
      {practice.panel !== null && (
        <PracticePanel {...practice} panel={practice.panel} finished={finished} />
      )}
    </>
  );
}
