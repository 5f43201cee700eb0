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

/** No clock stands beyond it by mistake alone; a record that says so is refused. */
export const latestWallMs = Date.UTC(2200, 0, 1);
export const mostTicks = 2 ** 32;
/**
 * Of a clock in the last year before that, only so much is followed: what this device writes next
 * must have room to be later, and still be accepted everywhere.
 */
const latestFollowedMs = Date.UTC(2199, 0, 1);

/** Beyond this much ahead of us, the other clock (or ours) is wrong enough to mention. */
export const driftWorthMentioningMs = 5 * 60_000;

export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}

/** The version for the next write on this device, later than everything it has seen. */
export function tick(latest: Version, now: number): Version {
  const [wall, counter, device] = latest;
  if (now > wall) return [now, 0, device];
  return counter < mostTicks ? [wall, counter + 1, device] : [wall + 1, 0, device];
}

/** Remembers a version seen from elsewhere. A clock years ahead is followed. */
export function witness(latest: Version, seen: Version): Version {
  const [wall, counter] = seen[0] > latestFollowedMs ? [latestFollowedMs, 0] : seen;
  const ahead = wall - latest[0] || counter - latest[1];
  return ahead > 0 ? [wall, counter, latest[2]] : latest;
}
