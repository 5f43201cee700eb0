import type { Plan } from "#domain/records/plan.ts";
import { keepPlan } from "#storage/plan.ts";
import { say } from "#ui/toasts.ts";

/** Keeps a change to a facet of the plan; a failure is said where the change was made. */
export function keepChange<P extends Plan>(plan: P, changes: Partial<P>): Promise<P> {
  return keepPlan(plan, changes);
}

/** For words: they stay where they were typed. */
export function wordsNotKept(): void {
  say("Not saved. What you typed is still here; the next change tries again.", "warning");
}

export function notKept(): void {
  say("Not saved. The last change was taken back; try it again.", "warning");
}
