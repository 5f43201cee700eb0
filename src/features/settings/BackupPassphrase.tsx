import { useState } from "react";
import { faultOfPassphrase } from "#domain/files/lockedFile.ts";
import { lockBackups } from "#storage/backups.ts";
import { Button } from "#ui/Button.tsx";
import { PassphraseForm } from "#ui/PassphraseForm.tsx";
import { say } from "#ui/toasts.ts";
import { useKeptFocus } from "#ui/useKeptFocus.ts";

/** Every backup made here from now on is under it, by hand or not. */
export function BackupPassphrase({ isSet }: { isSet: boolean }) {
  const [isOpen, setOpen] = useState(false);
  useKeptFocus("backup-passphrase", `${isOpen} ${isSet}`);
  if (isOpen)
    return (
      <PassphraseForm
        label="Passphrase for backups"
        faultOf={faultOfPassphrase}
        onUse={async (passphrase) => {
          const { keyFromPassphrase } = await import("#sealing/passphrase.ts");
          await lockBackups(await keyFromPassphrase(passphrase));
          say("Backups made from now on are under this passphrase. Write it down somewhere safe.");
          setOpen(false);
        }}
        onCancel={() => setOpen(false)}
      />
    );
  if (!isSet)
    return (
      <div>
        <Button id="backup-passphrase" look="quiet" onClick={() => setOpen(true)}>
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
      <p id="backup-passphrase" tabIndex={-1}>
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
