import type { Plan } from "#domain/records/plan.ts";
import { keepPlan } from "#storage/plan.ts";
import { say } from "#ui/toasts.ts";

/** Keeps a change to a facet of the plan; a failure is said where the change was made. */
export function keepChange<P extends Plan>(plan: P, changes: Partial<P>): Promise<P> {
  return keepPlan(plan, changes);
}

export function notKept(): void {
  say("Not saved. The last change was taken back; try it again.", "warning");
}
