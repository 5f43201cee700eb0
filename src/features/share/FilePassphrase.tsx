import { useState } from "react";
import { faultOfPassphrase } from "#domain/files/lockedFile.ts";
import { Button } from "#ui/Button.tsx";
import { PassphraseForm } from "#ui/PassphraseForm.tsx";
import { useKeptFocus } from "#ui/useKeptFocus.ts";
import { usePacketLock } from "./packetLock.ts";

/** Files that leave this page can be under a passphrase, which goes to the panel another way. */
export function FilePassphrase() {
  const isSet = usePacketLock(({ lock }) => lock !== null);
  const [isOpen, setOpen] = useState(false);
  useKeptFocus("file-passphrase", `${isOpen} ${isSet}`);
  if (isOpen)
    return (
      <PassphraseForm
        label="Passphrase for files"
        faultOf={faultOfPassphrase}
        onUse={async (passphrase) => {
          const { keyFromPassphrase } = await import("#sealing/passphrase.ts");
          usePacketLock.setState({ lock: await keyFromPassphrase(passphrase) });
          setOpen(false);
        }}
        onCancel={() => setOpen(false)}
      />
    );
  if (!isSet)
    return (
      <div>
        <Button id="file-passphrase" look="quiet" onClick={() => setOpen(true)}>
          Put these files under a passphrase…
        </Button>
      </div>
    );
  return (
    <div className="stack">
      <p id="file-passphrase" tabIndex={-1} className="small muted">
        Needle’s own files from here are under a passphrase until this tab is closed. Tell it to the
        panel another way than the file.
      </p>
      <div>
        <Button size="small" onClick={() => usePacketLock.setState({ lock: null })}>
          No passphrase
        </Button>
      </div>
    </div>
  );
}
