import { sightOf } from "#domain/panel/reveal.ts";
import { useState } from "react";
import { Link } from "wouter";
import { receiptOf } from "#domain/hash.ts";
import { formatInWords } from "#domain/records/format.ts";
import { hashOf, isLevel } from "#domain/records/scorecard.ts";
import { ratingOf } from "#domain/scoring/draft.ts";
import { canShareFiles, handOver } from "#exchange/download.ts";
import { exportPacket } from "#exchange/exports.ts";
import { correct } from "#storage/submitting.ts";
import { discardDraft } from "#storage/padWrites.ts";
import { evidenceOf, hasEvidence } from "#domain/records/evidence.ts";
import { capitalised } from "#domain/text.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { momentInWords } from "#ui/dates.ts";
import { lazily } from "#ui/lazily.tsx";
import { areNamesOff } from "#ui/namesOff.ts";
import { Notice } from "#ui/Notice.tsx";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import { Sheet, SheetHead, SheetItems, SheetSection, SheetSide } from "#ui/Sheet.tsx";
import { say } from "#ui/toasts.ts";
import { askedInWords } from "./askedInWords.ts";
import { callNames } from "./callNames.ts";
import { CardForAts } from "./CardForAts.tsx";
import { OwnNotes } from "./OwnNotes.tsx";
import { Rivals } from "./Rivals.tsx";
import css from "./SubmittedCard.module.css";
import type { CardSetting } from "./cardSetting.ts";
import type { PanelCard } from "#domain/panel/panelCards.ts";

/** Of the few cards that become one. */
const CaseFromCard = lazily(async () => (await import("./CaseFromCard.tsx")).CaseFromCard);

/** The frozen card with its receipt, the file to send, and the way to correct it while that is possible. */
export function SubmittedCard({
  panel,
  viewer,
  candidate,
  round,
  kit,
  frame,
  card,
  isRevealed,
  hasCorrection,
  shortcuts,
}: CardSetting & {
  card: PanelCard;
  isRevealed: boolean;
  hasCorrection: boolean;
  shortcuts: boolean;
}) {
  const receipt = receiptOf(hashOf(card.id));
  const sight = sightOf(panel, viewer);

  const send = async (share: boolean) => {
    const made = await exportPacket({ what: "cards", cards: [card.id] }, sight);
    const file = areNamesOff() ? { ...made.file, name: "needle-card.json" } : made.file;
    const done = await handOver(file, { share });
    if (done === "downloaded")
      say(`${file.name} is in your downloads. Send it to your panel lead.`);
  };
  const sheet = async () => {
    const { exportCards } = await import("#exchange/exportCards.ts");
    const made = await exportCards({ form: "ratings", card: card.id, sight });
    await handOver({ ...made, text: made.content });
    say(`${made.name} is in your downloads.`);
  };
  const copy = async () => {
    await navigator.clipboard.writeText(receipt);
    say("Receipt copied.");
  };

  return (
    <Sheet>
      <SheetHead>
        <h1 ref={arrive} tabIndex={-1}>
          <bdi>{candidate.name}</bdi>
        </h1>
        <p className="small muted">
          {round.title}. Submitted {momentInWords(card.body.submittedAt)}
          {card.body.rev > 1 && `, revision ${card.body.rev}`}. The card is locked.
          {card.body.kit !== panel.opening.kit &&
            ` It stands on version ${kit.version} of the kit. The opening has moved on.`}
        </p>
      </SheetHead>
      <SheetItems>
        {card.rivals.length > 0 && <Rivals {...{ kit, card, isRevealed }} />}
        {card.sawOthers && (
          <Notice tone="warning">
            <b>Written after seeing the others.</b> The panel’s cards on this candidate had been
            opened before this one was submitted: it is kept and marked, but does not count.
          </Notice>
        )}
        {hasCorrection && (
          <Notice
            action={
              <Button size="small" onClick={() => void discardDraft(frame)}>
                Discard the correction
              </Button>
            }
          >
            You had begun a correction. The panel’s cards are open by now, so it cannot be submitted
            any more.
          </Notice>
        )}
        <section className="card" aria-label="Your ratings">
          {kit.items
            .filter(({ id }) => card.body.ratings[id] !== undefined || round.items.includes(id))
            .map((item) => {
              const rating = ratingOf(card.body, item.id);
              return (
                <div key={item.id} className={css.rating}>
                  <ScoreMark score={isLevel(rating.score) ? rating.score : null} />
                  <h2>{item.title}</h2>
                  {hasEvidence(rating) && (
                    <p className={css.words} dir="auto">
                      {evidenceOf(rating)}
                    </p>
                  )}
                  {rating.asked !== undefined && (
                    <p className={`small ${css.words}`}>
                      {capitalised(askedInWords(rating.asked) ?? "")}
                    </p>
                  )}
                  {rating.signals.length > 0 && (
                    <p className={`small ${css.words}`}>
                      {rating.signals
                        .map((id) => kit.signals.find((signal) => signal.id === id)?.title ?? id)
                        .join(", ")}
                    </p>
                  )}
                </div>
              );
            })}
        </section>
        {card.body.format !== undefined && (
          <section className="card">
            <h2>Format changed</h2>
            <p className={css.words} dir="auto">
              {formatInWords([card.body.format])}
            </p>
          </section>
        )}
        {kit.gates.length > 0 && (
          <section className="card">
            <h2>Must-have skills</h2>
            <ul>
              {kit.gates.map(({ id, title }) => (
                <li key={id}>
                  {title}: <b>{card.body.gates[id] ?? "unknown"}</b>
                </li>
              ))}
            </ul>
          </section>
        )}
        {card.body.takeaways.trim() !== "" && (
          <section className="card">
            <h2>Key takeaways</h2>
            <p className={css.words} dir="auto">
              {card.body.takeaways}
            </p>
          </section>
        )}
        <OwnNotes frame={frame} card={card} />
      </SheetItems>
      <SheetSide label="Receipt and sending">
        <SheetSection>
          <h3>Receipt</h3>
          <p className={css.receipt}>{receipt}</p>
          <p className="small muted">
            Made from everything in the card. Paste it into the meeting chat: anyone can check later
            that nothing was changed.
          </p>
          <div>
            <Button size="small" onClick={() => void copy()}>
              Copy the receipt
            </Button>
          </div>
        </SheetSection>
        <SheetSection>
          <h3>Recommendation</h3>
          <p className="strong">{callNames[card.body.recommendation]}</p>
        </SheetSection>
        <SheetSection>
          <h3>Send it to your panel</h3>
          <p className="small muted">The JSON file is what your panel opens in Needle.</p>
          <Button look="primary" size="wide" onClick={() => void send(false)}>
            Export JSON
          </Button>
          {canShareFiles() && (
            <Button size="wide" onClick={() => void send(true)}>
              Share…
            </Button>
          )}
          <Button size="wide" onClick={() => void sheet()}>
            Export CSV
          </Button>
        </SheetSection>
        <SheetSection>
          <h3>Keep it in your ATS</h3>
          <CardForAts {...{ panel, candidate, round, kit, card, shortcuts }} />
        </SheetSection>
        <SheetSection>
          <Link href={paths.opening(panel.id)} className={buttonClass({ size: "wide" })}>
            Back to the roster
          </Link>
          <Correct card={card} isRevealed={isRevealed} />
          <CaseFromCard {...{ panel, candidate, kit, card }} me={viewer.me} />
        </SheetSection>
      </SheetSide>
    </Sheet>
  );
}

function Correct({ card, isRevealed }: { card: PanelCard; isRevealed: boolean }) {
  const [asked, setAsked] = useState(false);
  if (isRevealed)
    return (
      <p className="small muted">
        The panel’s cards are open, so this one stays as it is. Changes belong to the calibration,
        beside the original.
      </p>
    );
  if (!asked)
    return (
      <Button look="quiet" onClick={() => setAsked(true)}>
        Something is wrong with it…
      </Button>
    );
  return (
    <div className={css.correct}>
      <p className="small">
        A correction makes revision {card.body.rev + 1}. This one is kept, and both travel.
      </p>
      <Button onClick={() => void correct(card.id)}>Correct this card</Button>
    </div>
  );
}

/** The button that submitted is gone with the form; the keyboard goes on from the top of the card. */
function arrive(heading: HTMLElement | null): void {
  if (document.activeElement !== document.body) return;
  heading?.focus({ preventScroll: true });
  scrollTo({ top: 0 });
}
