import * as z from "zod/mini";
import { UnfinishedOpening, type TypedInput } from "./openingSchema.ts";

/** A form in progress, with what it is about: `kit` of a new opening, `began` of one being changed. */
const SetupDraft = z.object({
  typed: UnfinishedOpening,
  kit: z.optional(z.string()),
  began: z.optional(UnfinishedOpening),
});
export type SetupDraft = {
  typed: TypedInput;
  kit?: string | undefined;
  began?: TypedInput | undefined;
};

const place = (about: string) => `needle-set-up-${about}`;

/**
 * What is typed lives as long as the tab, through a reload and a link followed by mistake. Names by
 * number too: the tab's own storage is no file, folder or room, and goes with the tab or the set-up.
 */
export function keepSetupDraft(about: string, draft: SetupDraft): void {
  try {
    sessionStorage.setItem(place(about), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing keeps the form while it is open.
  }
}

export function readSetupDraft(about: string): SetupDraft | null {
  try {
    const read = SetupDraft.safeParse(JSON.parse(sessionStorage.getItem(place(about)) ?? "null"));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export function dropSetupDraft(about: string): void {
  try {
    sessionStorage.removeItem(place(about));
  } catch {
    // Nothing was kept.
  }
}
