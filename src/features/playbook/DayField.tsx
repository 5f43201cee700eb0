import { Field } from "#ui/Field.tsx";
import { useDraft } from "#ui/useDraft.ts";
import { notKept } from "./keep.ts";

/** A calendar day that is kept as it is chosen; empty is none. */
export function DayField({
  label,
  hint,
  error,
  stored,
  onKeep,
}: {
  label: string;
  hint?: string;
  error?: string | undefined;
  stored: string | null;
  onKeep: (day: string | null) => Promise<void>;
}) {
  const [day, choose] = useDraft(stored, onKeep, notKept);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          type="date"
          value={day ?? ""}
          onChange={(event) =>
            choose(event.currentTarget.value === "" ? null : event.currentTarget.value)
          }
        />
      )}
    </Field>
  );
}
