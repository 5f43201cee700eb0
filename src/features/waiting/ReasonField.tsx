import type { UseFormRegisterReturn } from "react-hook-form";
import { Field } from "#ui/Field.tsx";

/** Why the panel goes on. */
export function ReasonField({
  field,
  error,
}: {
  field: UseFormRegisterReturn;
  error: string | undefined;
}) {
  return (
    <Field label="Why" error={error === undefined ? undefined : `The reason ${error}.`}>
      {(control) => <input {...control} {...field} autoComplete="off" />}
    </Field>
  );
}
