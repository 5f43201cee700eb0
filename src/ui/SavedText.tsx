import { useRef, type TextareaHTMLAttributes } from "react";
import { useAutosave } from "./useAutosave.ts";

/** A text field that saves itself as it is typed in. */
export function SavedText({
  stored,
  onSave,
  onFail,
  ...rest
}: {
  stored: string;
  onSave: (text: string) => Promise<unknown>;
  onFail: (error: unknown) => void;
} & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const field = useRef<HTMLTextAreaElement>(null);
  const autosave = useAutosave(field, stored, onSave, onFail);
  return (
    <textarea
      {...rest}
      ref={field}
      defaultValue={stored}
      onInput={(event) => autosave(event.currentTarget.value)}
    />
  );
}
