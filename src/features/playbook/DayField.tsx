import { useState } from "react";
import { Field } from "#ui/Field.tsx";
import { useDraft } from "#ui/useDraft.ts";
import { notKept } from "./keep.ts";

/** Years typed digit by digit pass through 2, 20 and 202 on the way to 2026. */
const firstDay = "1900";

/** A calendar day that is kept as soon as it is whole; left empty, it is none. */
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
  onKeep: (day: string | null) => Promise<unknown>;
}) {
  const [day, choose] = useDraft(stored, onKeep, notKept);
  const [typed, type] = useState<string | null>(null);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          type="date"
          min="1900-01-01"
          max="9999-12-31"
          value={typed ?? day ?? ""}
          onChange={({ currentTarget: { value } }) => {
            type(value);
            if (value >= firstDay && value.length === 10) choose(value);
          }}
          onBlur={({ currentTarget: { validity } }) => {
            type(null);
            // Half a day typed is a day still to be typed, no wish to have none.
            if (typed === "" && !validity.badInput && day !== null) choose(null);
          }}
        />
      )}
    </Field>
  );
}
