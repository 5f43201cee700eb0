import { useSyncExternalStore } from "react";
import { Button } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { allWritten } from "#ui/writes.ts";
import { applyUpdate, offlineState, subscribe } from "./offline.ts";

/** An update is offered, never taken: somebody may be in the middle of a sentence. */
export function UpdateNotice() {
  const state = useSyncExternalStore(subscribe, offlineState);
  if (state !== "update waiting" && state !== "updated elsewhere") return null;
  const text =
    state === "update waiting"
      ? "A new version of Needle is ready."
      : "Needle was updated in another tab. This one goes on as it is until you reload it.";
  return (
    <Notice
      tone="todo"
      action={
        <Button look="primary" size="small" onClick={() => void applyUpdate(allWritten)}>
          Update now
        </Button>
      }
    >
      {text}
    </Notice>
  );
}
