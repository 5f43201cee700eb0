import type { ChangeOutcome } from "#storage/drafts.ts";
import { askToPersist } from "#storage/health.ts";
import { say } from "#ui/toasts.ts";

let askedToPersist = false;

/** Follows a write of the card to its end; rejects as the write does. */
export async function keep(write: Promise<ChangeOutcome | void>): Promise<void> {
  const outcome = await write;
  if (outcome === "already submitted")
    say(
      "This card is already submitted, perhaps from another tab. Nothing was changed.",
      "warning",
    );
  if (!askedToPersist) void askToPersist();
  askedToPersist = true;
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
