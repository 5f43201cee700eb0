import { useImperativeHandle, useRef, type Ref, type TextareaHTMLAttributes } from "react";
import { useAutosave } from "./useAutosave.ts";

/** A text field that saves itself as it is typed in. */
export function SavedText({
  ref,
  stored,
  onSave,
  onFail,
  ...rest
}: {
  ref?: Ref<Pick<HTMLTextAreaElement, "focus">>;
  stored: string;
  onSave: (text: string) => Promise<unknown>;
  onFail: (error: unknown) => void;
} & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }));
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
