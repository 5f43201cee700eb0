import { useState, type ReactNode } from "react";
import { KeysSheet } from "./KeysSheet.tsx";
import { useShortcuts, type Action } from "./shortcuts.ts";

/** Runs the actions on their keys, and lists them on a sheet that `?` or a button opens. */
export function useKeySheet(
  actions: readonly Action[],
  shortcuts: boolean,
): { sheet: ReactNode; openSheet: () => void } {
  const [open, setOpen] = useState(false);
  const openSheet = () => setOpen(true);
  const all = [...actions, { keys: ["?"], label: "Show the keys", perform: openSheet }];
  useShortcuts(all, shortcuts);
  return {
    sheet: open ? <KeysSheet actions={all} onClose={() => setOpen(false)} /> : null,
    openSheet,
  };
}
