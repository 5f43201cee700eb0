import { useState } from "react";
import { faultOfPassphrase } from "#domain/files/lockedFile.ts";
import { keyFromPassphrase } from "#sealing/passphrase.ts";
import { lockBackups } from "#storage/backups.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { say } from "#ui/toasts.ts";

/** Every backup made here from now on is under it, by hand or not. */
export function BackupPassphrase({ isSet }: { isSet: boolean }) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Choose onDone={() => setOpen(false)} />;
  if (!isSet)
    return (
      <div>
        <Button look="quiet" onClick={() => setOpen(true)}>
          Put backups under a passphrase…
        </Button>
      </div>
    );
  const takeOff = async () => {
    await lockBackups(null);
    say("Backups made from now on are not locked. Earlier ones still need their passphrase.");
  };
  return (
    <div className="stack">
      <p>
        Backups made here are under a passphrase. It is kept nowhere: without it they cannot be
        opened, by anybody.
      </p>
      <div className="row">
        <Button onClick={() => setOpen(true)}>Use another passphrase</Button>
        <Button look="quiet" onClick={() => void takeOff()}>
          No passphrase from now on
        </Button>
      </div>
    </div>
  );
}

function Choose({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState("");
  const [again, setAgain] = useState("");
  const [wrong, setWrong] = useState<{ typed?: string; again?: string }>({});
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    const fault = faultOfPassphrase(typed);
    if (fault !== null) return setWrong({ typed: fault });
    if (typed !== again) return setWrong({ again: "The two are not the same." });
    setBusy(true);
    await lockBackups(await keyFromPassphrase(typed));
    say("Backups made from now on are under this passphrase. Write it down somewhere safe.");
    onDone();
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label="Passphrase for backups"
        hint="At least 12 characters; four or five words are easiest to keep. Nobody can find it out for you."
        error={wrong.typed}
      >
        {(control) => (
          <input
            {...control}
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
        <Button disabled={isBusy} onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
