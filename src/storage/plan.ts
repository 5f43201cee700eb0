import { latestPlan } from "#domain/panel/panel.ts";
import { facetOf, Plan, planId } from "#domain/records/plan.ts";
import { liveOf } from "#domain/records/record.ts";
import { resolveSameness } from "#domain/records/links.ts";
import { db } from "./database.ts";
import { recordTables, writeRecord } from "./writing.ts";

/**
 * Changes one facet of how an opening is run, as the latest word on it. `plan` is the facet where
 * nothing is stored yet; otherwise the change is made to what is stored at that moment, so that two
 * quick changes on one page, such as a note and a tick, both stay. Resolves to the facet before.
 */
export function keepPlan<P extends Plan>(plan: P, changes: Partial<P>): Promise<P> {
  return db.transaction("rw", recordTables, async () => {
    const before = (await standing(plan)) ?? plan;
    const body = Plan.parse({ ...before, ...changes });
    await writeRecord({ kind: "plan", id: planId(body), body });
    return before;
  });
}

/** The facet as the panel sees it now. */
async function standing<P extends Plan>(plan: P): Promise<P | undefined> {
  const ofKind = (kind: "sameness" | "plan") => db.registers.where("kind").equals(kind).toArray();
  const said = liveOf(await ofKind("sameness"), "sameness").map(({ body }) => body);
  const resolve = resolveSameness(said);
  const rows = liveOf(await ofKind("plan"), "plan").filter(
    ({ body }) => resolve(body.opening) === resolve(plan.opening),
  );
  const same = latestPlan(rows, resolve).find((one) => facetOf(one) === facetOf(plan));
  return same as P | undefined;
}
