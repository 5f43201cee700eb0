import { create } from "zustand";
import type { ChangeOutcome } from "#storage/drafts.ts";
import { askToPersist } from "#storage/health.ts";
import { say } from "#ui/toasts.ts";
import { hasFailed, track } from "#ui/writes.ts";

/** Where the card's words are: `saved` is said only from a write that resolved. */
export type Saving = { inFlight: number; state: "untouched" | "saving" | "saved" | "not saved" };

export const useSaving = create<Saving>()(() => ({ inFlight: 0, state: "untouched" }));

/** A card just opened has nothing to save, unless writes of the one before are still under way. */
export function beginUntouched(): void {
  if (useSaving.getState().inFlight === 0) useSaving.setState({ state: "untouched" });
}

/** "Saved" is for when nothing is under way and no field holds words that could not be stored. */
function after(state: Saving["state"], inFlight: number): Saving["state"] {
  if (state !== "saved") return state;
  if (hasFailed()) return "not saved";
  return inFlight > 0 ? "saving" : "saved";
}

let askedToPersist = false;

/** Follows a write of the card to its end; rejects as the write does. */
export function keep(write: Promise<ChangeOutcome | void>): Promise<void> {
  useSaving.setState(({ inFlight }) => ({ inFlight: inFlight + 1, state: "saving" }));
  const over = (state: Saving["state"]) =>
    useSaving.setState(({ inFlight }) => ({
      inFlight: inFlight - 1,
      state: after(state, inFlight - 1),
    }));
  return track(
    write.then(
      (outcome) => {
        over("saved");
        if (outcome === "already submitted")
          say(
            "This card is already submitted, perhaps from another tab. Nothing was changed.",
            "warning",
          );
        if (!askedToPersist) void askToPersist();
        askedToPersist = true;
      },
      (error: unknown) => {
        over("not saved");
        throw error;
      },
    ),
  );
}

/** Says that a change could not be stored; the control goes back to what is. */
export function notSaved(): void {
  say("Not saved. The last change was taken back; try it again.", "warning");
}

/** Says that words could not be stored; they stay in their field, and the next key tries again. */
export function wordsNotSaved(): void {
  say(
    "Not saved. Your words are still in the field; they are tried again as you type or submit.",
    "warning",
  );
}
