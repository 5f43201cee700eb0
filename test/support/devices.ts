import { db } from "#storage/database.ts";
import type { DeviceRow, PersonRow } from "#storage/database.ts";
import { canonical } from "#domain/hash.ts";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { PanelistId } from "#domain/id.ts";
import type { Sameness } from "#domain/records/sameness.ts";
import type { Answers } from "#storage/arrivals.ts";
import { instant } from "./records.ts";

/** The one database as on a fresh device, or holding these records. */
export async function deviceWith(
  records: readonly SharedRecord[] = [],
  device: readonly DeviceRow[] = [],
): Promise<void> {
  await Promise.all(db.tables.map((table) => table.clear()));
  await db.registers.bulkPut([...records]);
  await db.device.bulkPut([...device]);
}

/** Somebody who scores on this device. */
export async function scoresHere(id: string): Promise<void> {
  const panelist = PanelistId.parse(id);
  const row: PersonRow = { panelist, addedAt: instant() };
  await db.people.put(row);
  await db.device.put({ key: "me", value: panelist });
}

/** Who one is inside the sample. */
export async function isInSampleAs(id: string): Promise<void> {
  await db.device.put({ key: "meInSample", value: PanelistId.parse(id) });
}

/** Every row of every table, to tell whether anything changed. */
export async function everythingStored(): Promise<string> {
  const tables = await Promise.all(
    // The database's own name is written with it, whatever is in it.
    db.tables.map(async (table) => {
      const rows: { key?: string }[] = await table.toArray();
      return [table.name, rows.filter(({ key }) => key !== "born")] as const;
    }),
  );
  return canonical(Object.fromEntries(tables));
}

export function asFile(records: readonly SharedRecord[], name = "panel.json"): File {
  return new File([writePacket(packetOf(records))], name, { type: "application/json" });
}

/** What a person says to a preview: nothing, but for this. */
export function saying({
  agreed = [],
  links = [],
  me = null,
}: {
  agreed?: readonly { key: string }[];
  links?: readonly { suggestion: Sameness }[];
  me?: string | null;
}): Answers {
  return {
    agreed: agreed.map(({ key }) => key),
    links: links.map(({ suggestion }) => suggestion),
    me: me === null ? null : PanelistId.parse(me),
  };
}
