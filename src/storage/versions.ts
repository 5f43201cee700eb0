import { compareVersions, tick, type Version } from "#domain/clock.ts";
import { DeviceId } from "#domain/id.ts";
import {
  isEditable,
  isTombstone,
  lifeOf,
  mostSeen,
  type LiveRecord,
  type SharedRecord,
} from "#domain/records/record.ts";
import { db } from "./database.ts";
import { newId } from "./newId.ts";

/**
 * The version for the next record; call inside a transaction on `db.device`. The device's id is born
 * with its first write.
 */
export async function nextVersion(): Promise<Version> {
  const row = await db.device.get("clock");
  const version = tick(row?.key === "clock" ? row.value : newClock(), Date.now());
  await db.device.put({ key: "clock", value: version });
  return version;
}

/** The same for each of several, at once. */
export async function nextVersions<T>(those: readonly T[]): Promise<[T, Version][]> {
  if (those.length === 0) return [];
  const row = await db.device.get("clock");
  let latest = row?.key === "clock" ? row.value : newClock();
  const versions = those.map((one): [T, Version] => {
    latest = tick(latest, Date.now());
    return [one, latest];
  });
  await db.device.put({ key: "clock", value: latest });
  return versions;
}

function newClock(): Version {
  return [0, 0, DeviceId.parse(newId())];
}

/** Of what stood there before: whether it comes back from being erased, and what it replaces knowingly. */
export function historyOf(
  held: SharedRecord | undefined,
  [, , device]: Version,
): Pick<LiveRecord, "life" | "seen"> {
  if (held === undefined) return {};
  const life = lifeOf(held) + (isTombstone(held) ? 1 : 0);
  const seen = isTombstone(held) ? [] : replacing(held, device);
  return { ...(life > 1 && { life }), ...(seen.length > 0 && { seen }) };
}

function replacing(held: LiveRecord, device: string): Version[] {
  if (!isEditable(held)) return [];
  const latest = new Map<string, Version>();
  for (const one of [held.version, ...(held.seen ?? [])]) {
    const other = latest.get(one[2]);
    if (other === undefined || compareVersions(one, other) > 0) latest.set(one[2], one);
  }
  // What this device wrote before is known by its own, later version.
  latest.delete(device);
  return [...latest.values()].slice(0, mostSeen);
}
