import { Button } from "#ui/Button.tsx";
import { Segments } from "#ui/Sheet.tsx";
import css from "./PhoneBar.module.css";

/** What one does next, in thumb’s reach, where the side panel is far below. */
export function PhoneBar({
  items,
  onNext,
  onSubmit,
}: {
  items: readonly { id: string; isDone: boolean }[];
  /** `null` with nothing left to score. */
  onNext: (() => void) | null;
  onSubmit: () => void;
}) {
  const done = items.filter(({ isDone }) => isDone).length;
  return (
    <div className={css.bar} role="group" aria-label="Go on">
      <div className={css.progress}>
        <b>
          {done} of {items.length}
        </b>
        <Segments of={items} />
      </div>
      {onNext !== null && (
        <Button look="primary" onClick={onNext}>
          Next
        </Button>
      )}
      <Button look={onNext === null ? "primary" : "plain"} onClick={onSubmit}>
        Submit
      </Button>
    </div>
  );
}
