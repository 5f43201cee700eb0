import { useState } from "react";
import { Name } from "#domain/text.ts";
import { addPerson } from "#storage/people.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";

/** Names somebody new on this device and switches to them. */
export function AddPerson({
  label,
  submitLabel,
  onAdded,
}: {
  label: string;
  submitLabel: string;
  onAdded?: () => void;
}) {
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string | undefined>();
  const add = async () => {
    const name = Name.safeParse(typed.trim());
    if (!name.success) {
      setError(`The name ${name.error.issues[0]?.message ?? "is needed"}.`);
      return;
    }
    await addPerson(name.data);
    setTyped("");
    setError(undefined);
    onAdded?.();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={label} error={error}>
        {(control) => (
          <input
            {...control}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" size="small">
        {submitLabel}
      </Button>
    </form>
  );
}
