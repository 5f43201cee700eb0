import { useSyncExternalStore } from "react";
import { Button } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { allWritten } from "#ui/writes.ts";
import { applyUpdate, offlineState, subscribe } from "./offline.ts";

/** Rejects while words on the page could not be stored: an update must not take them along. */
async function everythingStored(): Promise<void> {
  if (!(await allWritten())) throw new Error("Some words on the page are not stored yet.");
}

/** An update is offered, never taken: somebody may be in the middle of a sentence. */
export function UpdateNotice() {
  const state = useSyncExternalStore(subscribe, offlineState);
  if (state !== "update waiting" && state !== "updated elsewhere") return null;
  const text =
    state === "update waiting"
      ? "A new version of Needle is ready."
      : "Needle was updated in another tab. This tab keeps the old version until you reload it.";
  return (
    <Notice
      tone="todo"
      action={
        <Button look="primary" size="small" onClick={() => void applyUpdate(everythingStored)}>
          Update now
        </Button>
      }
    >
      {text}
    </Notice>
  );
}
