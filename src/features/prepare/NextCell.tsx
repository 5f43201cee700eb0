import { Link } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import type { Owed } from "#domain/panel/roster.ts";
import type { NextLine, NextStep } from "#domain/panel/whatIsNext.ts";
import { progressOf } from "#domain/scoring/draft.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { plural } from "#domain/plural.ts";
import { capitalised } from "#domain/text.ts";
import { paths } from "#paths";
import { dayInWords } from "#ui/dates.ts";
import { dayNear, lateInWords } from "./dayNear.ts";
import css from "./Roster.module.css";

/** The last column: the one thing to do next about a candidate, and what it waits for. */
export function NextCell({
  panel,
  line: { candidate, next },
  drafts,
  now,
  isFirst,
  onAsk,
}: {
  panel: Panel;
  line: NextLine;
  /** The viewer's. */
  drafts: readonly Draft[];
  now: number;
  /** The first on the page to be done is its one filled button. */
  isFirst: boolean;
  onAsk: (line: NextLine) => void;
}) {
  const whose = <span className="unseen">: {candidate.name}</span>;
  const whom = <span className="unseen"> {candidate.name}</span>;
  const go = (to: string, words: string) => (
    <Link href={to} className={isFirst ? css.first : css.do}>
      {words}
      {whom}
    </Link>
  );
  switch (next.what) {
    case "continue":
      return (
        <>
          {go(paths.score(panel.id, candidate.id, next.round), "Continue")}{" "}
          <span className={css.quiet}>{progressInWords(panel, drafts, { candidate, next })}</span>
        </>
      );
    case "score":
      return (
        <>
          {go(paths.score(panel.id, candidate.id, next.round), "Score")} <Due {...{ next, now }} />
        </>
      );
    case "agree":
      return go(paths.calibrate(panel.id, candidate.id), "Open the cards");
    case "ask":
      return (
        <>
          <button type="button" className={css.do} onClick={() => onAsk({ candidate, next })}>
            Ask for {plural(next.owed.length, "card")}
            {whose}
          </button>{" "}
          <Names owed={next.owed} />
        </>
      );
    case "calibrate":
      return (
        <>
          {go(paths.calibrate(panel.id, candidate.id), "Calibrate")}{" "}
          <span className={css.quiet}>
            {next.cards === 1 ? "the one card is in" : `all ${next.cards} in`}
          </span>
        </>
      );
    case "wait":
      return <Waiting {...{ panel, next, now }} />;
    case "recused":
      return <span className={css.quiet}>you are recused</span>;
    case "nobody expected":
      return <span className={css.quiet}>nobody is expected yet</span>;
    case "decided":
      return (
        <>
          <Link href={paths.record(panel.id, candidate.id)} className={css.decided}>
            {capitalised(next.call)} · {dayInWords(next.at)}
            {whose}
          </Link>
          {next.offer !== null && (
            <span className={css.quiet}>
              {" "}
              {next.offer === "out" ? "offer out" : `offer ${next.offer}`}
            </span>
          )}
        </>
      );
  }
}

type Of<What extends NextStep["what"]> = Extract<NextStep, { what: What }>;

function progressInWords(
  panel: Panel,
  drafts: readonly Draft[],
  { candidate, next }: { candidate: NextLine["candidate"]; next: Of<"continue"> },
): string {
  const draft = drafts.find(
    (one) => one.round === next.round && panel.resolve(one.candidate) === candidate.id,
  );
  const round = panel.rounds.find(({ id }) => id === next.round);
  if (draft === undefined || round === undefined) return "begun";
  const { scored, of } = progressOf(draft, round.items);
  return `${scored} of ${of} scored`;
}

function Due({ next: { at, due }, now }: { next: Of<"score">; now: number }) {
  if (at === null || due === null) return null;
  if (due < now) return <span className={css.late}>{lateInWords(now - due)}</span>;
  const words = Date.parse(at) > now ? `interview ${dayNear(at, now)}` : `due ${dayNear(due, now)}`;
  return <span className={css.quiet}>{words}</span>;
}

function Waiting({ panel, next, now }: { panel: Panel; next: Of<"wait">; now: number }) {
  const [first] = next.owed;
  if (first === undefined) return <span className={css.quiet}>sealed cards are on their way</span>;
  if (next.at === null) return <Names owed={next.owed} before="waits for " />;
  const round = panel.rounds.find(({ id }) => id === first.round)?.title;
  return (
    <span className={css.quiet}>
      <bdi>{round}</bdi> {dayNear(next.at, now)}
    </span>
  );
}

/** Two of them by name; the cells say the rest. */
function Names({ owed, before = "" }: { owed: readonly Owed[]; before?: string }) {
  const names = [...new Set(owed.map(({ member }) => member.name))];
  const more = names.length - 2;
  return (
    <span className={css.quiet}>
      {before}
      {names.slice(0, 2).map((name, at) => (
        <span key={name}>
          {at > 0 && ", "}
          <bdi>{name}</bdi>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </span>
  );
}
