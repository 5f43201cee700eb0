import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import { hideNames, useNamesOff } from "./namesOff.ts";
import { Notice } from "./Notice.tsx";

/** Around what cannot be told without names: who is who, or what a file holds. */
export function NamesNeeded({ what, children }: { what: string; children: ReactNode }) {
  if (!useNamesOff()) return children;
  return (
    <Notice
      action={
        <Button size="small" onClick={() => hideNames(false)}>
          Show names
        </Button>
      }
    >
      <b>Candidates’ names are hidden on this screen.</b> {what}
    </Notice>
  );
}
