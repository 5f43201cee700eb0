import type { Kit } from "#domain/kit/kit.ts";
import { listOf } from "#domain/plural.ts";
import type { EvidenceLine } from "#domain/practice/evidenceLines.ts";
import type { NameToHide } from "#domain/practice/namePatterns.ts";
import { forTheEye, tracesIn, type NamelessPart } from "#domain/practice/nameless.ts";
import { longestLine } from "#domain/records/noteLine.ts";
import { limits } from "#domain/text.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { Notice } from "#ui/Notice.tsx";
import css from "./CaseFromCard.module.css";

/** A chosen line: what was replaced in it, and how it stands by now. */
export type CaseLine = EvidenceLine & { parts: readonly NamelessPart[] };

/** Every line as it will stand, to be read and mended before anything is kept. */
export function CheckCaseLines({
  kit,
  named,
  lines,
  onEdit,
  onBack,
  onMake,
}: {
  kit: Kit;
  named: readonly NameToHide[];
  lines: readonly CaseLine[];
  onEdit: (key: string, text: string) => void;
  onBack: () => void;
  onMake: () => void;
}) {
  const eye = forTheEye(named);
  const left = [...new Set(lines.flatMap(({ text }) => tracesIn(text, named)))];
  const titleOf = (item: string) => kit.items.find(({ id }) => id === item)?.title ?? item;
  return (
    <div className="stack">
      <Notice tone="todo">
        <b>Read every line.</b> Nicknames, initials, employers, places and people recognisable from
        the story are not found. The case travels with the kit, and stays in it when the candidate
        is erased.
        {eye.letters.length > 0 &&
          ` ${listOf(eye.letters.map(quoted))} cannot be found automatically: look for it.`}
        {eye.words.length > 0 &&
          ` ${listOf(eye.words.map(quoted))} is an ordinary word too: check whether it is meant as a name.`}
      </Notice>
      {lines.map((line, place) => {
        const traces = tracesIn(line.text, named);
        return (
          <div key={line.key} className={css.checked}>
            {line.parts.some(({ was }) => was !== null) && (
              <p className="small" dir="auto">
                <span className="muted">Replaced: </span>
                <Replaced parts={line.parts} />
              </p>
            )}
            <Field
              label={`Line ${place + 1}, ${titleOf(line.item)}`}
              error={
                traces.length === 0
                  ? undefined
                  : `Still in it: ${traces.map(quoted).join(", ")}. Replace it, unless it means something else.`
              }
            >
              {(control) => (
                <textarea
                  {...control}
                  value={line.text}
                  rows={2}
                  maxLength={Math.max(limits.text, longestLine)}
                  dir="auto"
                  onChange={(event) => onEdit(line.key, event.target.value)}
                />
              )}
            </Field>
          </div>
        );
      })}
      {left.length > 0 && (
        <p className="small" role="status">
          {listOf(left.map(quoted))} {left.length === 1 ? "is" : "are"} still there.
        </p>
      )}
      <div className="row">
        <Button look="primary" onClick={onMake}>
          I have read it: put it into a draft of the kit
        </Button>
        <Button onClick={onBack}>Choose other lines</Button>
      </div>
    </div>
  );
}

function Replaced({ parts }: { parts: readonly NamelessPart[] }) {
  return placed(parts).map(({ at, text, was }) =>
    was === null ? (
      <span key={at}>{text}</span>
    ) : (
      <span key={at}>
        <del className={css.was}>{was}</del> <mark className={css.mark}>{text}</mark>
      </span>
    ),
  );
}

/** Each with where it ends in the line. */
function placed(parts: readonly NamelessPart[]): (NamelessPart & { at: number })[] {
  let at = 0;
  return parts.map((part) => {
    at += part.text.length;
    return { ...part, at };
  });
}

function quoted(word: string): string {
  return `“${word}”`;
}
