import { useRef, useState, type TextareaHTMLAttributes } from "react";
import { Button } from "./Button.tsx";
import css from "./SavedText.module.css";
import { useAutosave, type SaveText } from "./useAutosave.ts";

const choices = [
  ["both", "Keep both"],
  ["mine", "Keep mine"],
  ["other", "Take the other"],
] as const;

/** A text field that saves itself as it is typed in. */
export function SavedText({
  stored,
  onSave,
  onFail,
  ...rest
}: {
  stored: string;
  onSave: SaveText;
  onFail: (error: unknown) => void;
} & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const field = useRef<HTMLTextAreaElement>(null);
  // Only the first: a later one would put the text in anew and the caret before it.
  const [first] = useState(stored);
  const { type, other, settle } = useAutosave(field, stored, onSave, onFail);
  return (
    <>
      <textarea
        {...rest}
        ref={field}
        defaultValue={first}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <div role="status" className={css.told}>
        {other !== null && (
          <div className={css.other}>
            <p>
              <b>Another tab wrote here too.</b>{" "}
              {other === "" ? "It emptied the field." : <q dir="auto">{other}</q>}
            </p>
            <div className="row">
              {choices
                .filter(([choice]) => choice !== "both" || other !== "")
                .map(([choice, name]) => (
                  <Button key={choice} size="small" onClick={() => settle(choice)}>
                    {name}
                  </Button>
                ))}
            </div>
          </div>
        )}
      </div>
    </>
  );
}
