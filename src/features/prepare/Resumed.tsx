import css from "./Setup.module.css";

/** A form that goes on where it was left, and the way to a blank one. */
export function Resumed({ onStartAfresh }: { onStartAfresh: () => void }) {
  return (
    <p className={`small ${css.resumed}`}>
      Taken up where you left off.
      <button type="button" className={css.act} onClick={onStartAfresh}>
        Start afresh
      </button>
    </p>
  );
}
