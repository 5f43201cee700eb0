import * as z from "zod/mini";
import { DeviceId } from "./id.ts";

/**
 * When a record was written: `[wall, counter, device]`, wall in milliseconds since 1970.
 * A hybrid logical clock (Kulkarni et al. 2014): close to wall time, never runs backwards,
 * and totally ordered.
 */
export const Version = z.tuple([
  z.int().check(z.nonnegative()),
  z.int().check(z.nonnegative()),
  DeviceId,
]);
export type Version = z.infer<typeof Version>;

/** Beyond this much ahead of us, the other clock (or ours) is wrong enough to mention. */
export const driftWorthMentioningMs = 5 * 60_000;

export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}

/** The version for the next write on this device, later than everything it has seen. */
export function tick(latest: Version, now: number): Version {
  const [wall, counter, device] = latest;
  return now > wall ? [now, 0, device] : [wall, counter + 1, device];
}

/** Remembers a version seen from elsewhere. A clock years ahead is accepted, never refused. */
export function witness(latest: Version, seen: Version): Version {
  const ahead = seen[0] - latest[0] || seen[1] - latest[1];
  return ahead > 0 ? [seen[0], seen[1], latest[2]] : latest;
}
