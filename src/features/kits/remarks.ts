import { createContext, use } from "react";
import type { KitRemark } from "#domain/kit/kitRemark.ts";

/** What is said about the kit as it stands, to be shown at the fields it is about. */
export const Remarks = createContext<readonly KitRemark[]>([]);

export function useRemarksAt(at: string): KitRemark[] {
  return use(Remarks).filter((remark) => remark.at === at);
}

/** How many there are at a field or below it, as for an item that is folded away. */
export function useRemarksUnder(at: string): number {
  return use(Remarks).filter((remark) => remark.at === at || remark.at.startsWith(`${at}.`)).length;
}

/** Puts the keyboard where a remark is about, opening what is folded on the way. */
export function goTo(at: string): void {
  const [part = ""] = at.split(".");
  const target =
    document.querySelector<HTMLElement>(`[name="${CSS.escape(at)}"]`) ??
    document.getElementById(`kit-${part}`);
  for (
    let fold = target?.closest("details");
    fold != null;
    fold = fold.parentElement?.closest("details")
  )
    fold.open = true;
  target?.focus();
  target?.scrollIntoView({ block: "center" });
}
