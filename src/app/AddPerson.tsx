import { useState } from "react";
import type { OpeningId } from "#domain/id.ts";
import { Name } from "#domain/text.ts";
import { addPerson } from "#storage/people.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";

/** Names somebody at this device and switches to them; in an opening they are on its panel with it. */
export function AddPerson({
  label,
  hint,
  submitLabel,
  opening,
  onAdded,
}: {
  label: string;
  hint?: string;
  submitLabel: string;
  /** Whose panel they join, `null` outside of one. */
  opening: OpeningId | null;
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
    if (opening === null) await addPerson(name.data);
    else {
      const { joinByName } = await import("#storage/joinByName.ts");
      if ((await joinByName(opening, name.data)) !== "joined") {
        setError(
          "Several people on this panel have that name. Choose yours, or add something to tell you apart.",
        );
        return;
      }
    }
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
      <Field label={label} hint={hint} error={error}>
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
