import { Plan, planId } from "#domain/plan.ts";
import { db } from "./database.ts";
import { recordTables, writeRecord } from "./writing.ts";

/** Keeps one facet of how an opening is run, as the latest word on it. */
export function keepPlan(plan: Plan): Promise<void> {
  const body = Plan.parse(plan);
  return db.transaction("rw", recordTables, () =>
    writeRecord({ kind: "plan", id: planId(body), body }),
  );
}
