import { useEffect, useState } from "react";
import { letterText, type FeedbackWords } from "#domain/exports/feedbackLetter.ts";
import { scoresIn } from "#domain/exports/scoreWords.ts";
import type { NameToHide } from "#domain/practice/namePatterns.ts";
import { forTheEye, tracesIn } from "#domain/practice/nameless.ts";
import { listOf } from "#domain/plural.ts";
import type { Feedback } from "#domain/records/feedback.ts";
import { limits } from "#domain/text.ts";
import { handOver } from "#exchange/download.ts";
import { fileName } from "#exchange/fileName.ts";
import { changeFeedback } from "#storage/feedback.ts";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Field } from "#ui/Field.tsx";
import { Notice } from "#ui/Notice.tsx";
import { SavedText } from "#ui/SavedText.tsx";
import { say } from "#ui/toasts.ts";
import css from "./Feedback.module.css";
import { FeedbackLetter } from "./FeedbackLetter.tsx";

type Place = {
  label: string;
  rows: number;
  read: (words: FeedbackWords) => string;
  put: (words: FeedbackWords, text: string) => FeedbackWords;
};

/** The letter as one edits it, saved as it is typed, beside how it will read. */
export function FeedbackEditor({
  feedback,
  called,
  named,
  onMore,
}: {
  feedback: Feedback;
  /** What the candidate goes by on this screen. */
  called: string;
  named: readonly NameToHide[];
  onMore: () => void;
}) {
  // The candidate’s own name is no slip in a letter to them.
  const others = named.filter(({ as }) => as !== "you");
  const eye = forTheEye(named);
  // From the last of many lines: what is read first stands at the top.
  useEffect(() => {
    scrollTo({ top: 0 });
  }, []);
  const places = placesIn(feedback);
  const left = [...new Set(places.flatMap(({ read }) => slipsIn(read(feedback), others)))];
  const save = async ({ read, put }: Place, text: string) => {
    const before = await changeFeedback(feedback.id, (stored) => put(stored ?? feedback, text));
    return before === null ? undefined : read(before);
  };
  return (
    <div className={css.both}>
      <div className={`stack ${css.edit ?? ""}`}>
        <Notice tone="todo">
          <b>Read every line.</b> Nicknames, initials and people recognisable from the story are not
          found.
          {eye.letters.length > 0 &&
            ` ${listOf(eye.letters.map(quoted))} cannot be found automatically: look for it.`}
          {eye.words.length > 0 &&
            ` ${listOf(eye.words.map(quoted))} is an ordinary word too: check whether it is meant as a name.`}
        </Notice>
        {places.map((place) => {
          const text = place.read(feedback);
          const slips = slipsIn(text, others);
          return (
            <Field
              key={place.label}
              label={place.label}
              error={
                slips.length === 0
                  ? undefined
                  : `Still in it: ${slips.map(quoted).join(", ")}. Rephrase it, unless it means something else.`
              }
            >
              {(control) => (
                <SavedText
                  {...control}
                  stored={text}
                  rows={place.rows}
                  maxLength={limits.text}
                  dir="auto"
                  onSave={(typed) => save(place, typed)}
                  onFail={() =>
                    say(`${place.label}: not saved. Copy the words, then reload.`, "warning")
                  }
                />
              )}
            </Field>
          );
        })}
        <div className="row">
          <Button onClick={onMore}>Choose more lines</Button>
          <StartOver feedback={feedback} />
        </div>
      </div>
      <div className={`stack ${css.read ?? ""}`}>
        <Ways text={letterText(feedback)} called={called} left={left} />
        <FeedbackLetter feedback={feedback} />
        <p className={`small muted ${css.kept ?? ""}`}>
          Kept on this device and in its backup, erased with the candidate. The panel does not get
          it.
        </p>
      </div>
    </div>
  );
}

function Ways({ text, called, left }: { text: string; called: string; left: readonly string[] }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say("Copied. Paste it where you write to the candidate.");
    } catch {
      say("This browser did not allow copying. Save it as a file instead.", "warning");
    }
  };
  const keep = async () => {
    const name = fileName("feedback", [called], "txt");
    await handOver({ name, type: "text/plain;charset=utf-8", text: `${text}\n` });
    say(`${name} is in your downloads.`);
  };
  return (
    <div className={css.ways}>
      <Button look="primary" onClick={() => void copy()}>
        Copy
      </Button>
      <Button onClick={() => void keep()}>Save as .txt</Button>
      <Button onClick={() => globalThis.print()}>Print</Button>
      <p className={`small ${css.left ?? ""}`} role="status">
        {left.length > 0 &&
          `${listOf(left.map(quoted))} ${left.length === 1 ? "is" : "are"} still in it.`}
      </p>
    </div>
  );
}

function StartOver({ feedback }: { feedback: Feedback }) {
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setAsked(true)}>
        Start over…
      </Button>
      {isAsked && (
        <Dialog title="Start over?" onClose={() => setAsked(false)}>
          <div className="stack">
            <p>The text is removed from this device, with everything you edited in it.</p>
            <div className="row">
              <Button
                look="danger"
                data-first
                onClick={() => void changeFeedback(feedback.id, () => null)}
              >
                Remove the text
              </Button>
              <Button onClick={() => setAsked(false)}>Keep it</Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}

function placesIn(feedback: Feedback): Place[] {
  return [
    {
      label: "Opening sentence",
      rows: 3,
      read: ({ begins }) => begins,
      put: (words, begins) => ({ ...words, begins }),
    },
    ...feedback.items.map(({ item, title }): Place => ({
      label: `What we saw: ${title}`,
      rows: 4,
      read: ({ items }) => items.find((one) => one.item === item)?.text ?? "",
      put: (words, typed) => ({
        ...words,
        items: words.items.map((one) => (one.item === item ? { ...one, text: typed } : one)),
      }),
    })),
    {
      label: "Closing sentence",
      rows: 2,
      read: ({ ends }) => ends,
      put: (words, ends) => ({ ...words, ends }),
    },
  ];
}

function slipsIn(text: string, others: readonly NameToHide[]): string[] {
  return [...new Set([...tracesIn(text, others), ...scoresIn(text)])];
}

function quoted(word: string): string {
  return `“${word}”`;
}
