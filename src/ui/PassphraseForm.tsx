import { useEffect, useRef, useState } from "react";
import { Button } from "./Button.tsx";
import { Field } from "./Field.tsx";

/** Asks for a new passphrase, twice. */
export function PassphraseForm({
  label,
  faultOf,
  onUse,
  onCancel,
}: {
  label: string;
  /** Why it will not do, or `null`. */
  faultOf: (typed: string) => string | null;
  onUse: (passphrase: string) => Promise<void>;
  onCancel: () => void;
}) {
  const [typed, setTyped] = useState("");
  const [again, setAgain] = useState("");
  const [wrong, setWrong] = useState<{ typed?: string; again?: string }>({});
  const [isBusy, setBusy] = useState(false);
  // It comes in the place of the button that was pressed.
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const use = async () => {
    const fault = faultOf(typed);
    if (fault !== null) return setWrong({ typed: fault });
    if (typed !== again) return setWrong({ again: "The two are not the same." });
    setBusy(true);
    await onUse(typed);
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void use();
      }}
    >
      <Field
        label={label}
        hint="At least 12 characters; four or five words are easiest to keep. Nobody can find it out for you."
        error={wrong.typed}
      >
        {(control) => (
          <input
            {...control}
            ref={first}
            type="password"
            autoComplete="new-password"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="The same again" error={wrong.again}>
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="new-password"
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button type="submit" look="primary" disabled={isBusy}>
          Use this passphrase
        </Button>
        <Button disabled={isBusy} onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
