import { db } from "#storage/database.ts";
import { signPending } from "#storage/signing.ts";

type Rows = Map<string, unknown[]>;

/** Several devices in one test: each has the one database to itself while it is its turn. */
export function someDevices() {
  const kept = new Map<string, Rows>();
  let current = "";
  return async (name: string): Promise<void> => {
    await signPending();
    if (current !== "") kept.set(current, await dump());
    await Promise.all(db.tables.map((table) => table.clear()));
    for (const [table, rows] of kept.get(name) ?? []) await db.table(table).bulkPut(rows);
    current = name;
  };
}

async function dump(): Promise<Rows> {
  const tables = await Promise.all(
    db.tables.map(async (table) => [table.name, await table.toArray()] as const),
  );
  return new Map(tables);
}
