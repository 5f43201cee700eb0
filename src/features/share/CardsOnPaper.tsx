import { useLiveQuery } from "dexie-react-hooks";
import { useEffect } from "react";
import { Link, useSearch } from "wouter";
import { type CardInWords, cardInWords } from "#domain/exports/ats/cardInWords.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import { levelNames } from "#domain/kit/kit.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { plural } from "#domain/plural.ts";
import { capitalised } from "#domain/text.ts";
import { readCards } from "#exchange/exportCards.ts";
import { Button, buttonClass } from "#ui/Button.tsx";
import { momentInWords } from "#ui/dates.ts";
import { calledIn } from "./calledIn.ts";
import { exportPath, paperWishIn } from "./exportPaths.ts";
import { noteHeld, openIds } from "./give.ts";
import css from "./Paper.module.css";

/** One card a sheet, for a printer or the browser’s PDF. */
export function CardsOnPaper({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const search = useSearch();
  const cards = useLiveQuery(async () => {
    const { everyRevision, byNumber } = paperWishIn(search);
    const read = await readCards({
      opening: panel.id,
      everyRevision,
      ...(byNumber && { called: await calledIn(panel, true) }),
      sight: { me: viewer.me, open: await openIds(panel, viewer) },
    });
    return read.map(cardInWords);
  }, [panel, viewer.me, search]);
  const isRead = cards !== undefined;
  // As with a file: whoever reads them here has seen them.
  useEffect(() => {
    if (isRead) void noteHeld(panel, viewer);
  }, [isRead, panel, viewer]);
  if (cards === undefined) return null;
  return (
    <div className="stack">
      <div className={`card stack ${css.onScreen}`}>
        <h2>Cards to print</h2>
        <p className="muted">
          {cards.length === 0
            ? "No card may be shown to you yet, so there is nothing to print."
            : `${plural(cards.length, "card")}, each on a sheet of its own. For a PDF, choose “Save as PDF” in the print window.`}
        </p>
        <div className="row">
          {cards.length > 0 && (
            <Button look="primary" onClick={() => globalThis.print()}>
              Print
            </Button>
          )}
          <Link href={exportPath(panel.id)} className={buttonClass({ look: "quiet" })}>
            Back to the export
          </Link>
        </div>
      </div>
      {cards.map((card) => (
        <CardOnPaper key={card.receipt} card={card} />
      ))}
    </div>
  );
}

function CardOnPaper({ card }: { card: CardInWords }) {
  return (
    <article className={css.sheet} aria-label={`${card.candidate}, by ${card.panelist}`}>
      <header>
        <h2>
          <bdi>{card.candidate}</bdi>
        </h2>
        <p>
          <bdi>{card.opening}</bdi>, <bdi>{card.round}</bdi>. By <bdi>{card.panelist}</bdi>
          {card.role !== null && `, ${card.role}`}, {momentInWords(card.submittedAt)}.
        </p>
        <p className={css.call}>Recommendation: {capitalised(card.recommendation)}</p>
        {card.counts !== "yes" && <p>Counts: {card.counts}.</p>}
      </header>
      <dl className={css.items}>
        {card.ratings.map(({ item, score, evidence, signals, asked }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two items can share a title, and none moves
          <div key={index} className={css.item}>
            <dt>
              <bdi>{item}</bdi>
              <b>{isLevel(score) ? `${score} of 5, ${levelNames[score]}` : capitalised(score)}</b>
            </dt>
            {evidence.trim() !== "" && (
              <dd className={css.words} dir="auto">
                {evidence}
              </dd>
            )}
            {signals.length > 0 && <dd>Signals: {signals.join(", ")}</dd>}
            {asked.map((line) => (
              <dd key={line} dir="auto">
                Asked, {line}
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {card.mustHaves.length > 0 && (
        <p>
          Must-haves: {card.mustHaves.map(({ title, mark }) => `${title}, ${mark}`).join("; ")}.
        </p>
      )}
      {card.takeaways.trim() !== "" && (
        <section>
          <h3>Key takeaways</h3>
          <p className={css.words} dir="auto">
            {card.takeaways}
          </p>
        </section>
      )}
      {card.formatChanged !== "" && <p dir="auto">Format changed: {card.formatChanged}</p>}
      <footer className="small">
        <bdi>{card.kit}</bdi>, version {card.kitVersion}. Revision {card.revision}. Receipt{" "}
        {card.receipt}.
      </footer>
    </article>
  );
}
