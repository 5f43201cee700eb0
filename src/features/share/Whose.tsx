import type { RestorePreview } from "#exchange/preview.ts";
import css from "./Share.module.css";

/** Whose a backup is: nobody's place is taken, and nobody joined, without a word. */
export function Whose({
  whose,
  isMe,
  onAnswer,
}: {
  whose: NonNullable<RestorePreview["whose"]>;
  isMe: boolean | null;
  onAnswer: (isMe: boolean) => void;
}) {
  return (
    <fieldset className="stack">
      <legend>
        <b>
          <bdi>{whose.name}</bdi>
        </b>{" "}
        was scoring where this backup was made. Is that you?
      </legend>
      {([true, false] as const).map((yes) => (
        <label key={String(yes)} className={css.check}>
          <input type="radio" name="whose" checked={isMe === yes} onChange={() => onAnswer(yes)} />
          <span>
            {yes
              ? whose.joins === null
                ? "Yes, this is me"
                : `Yes, this is me: put together with ${whose.joins}, who scores here`
              : "No; keep their cards, and who scores here as it is"}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
