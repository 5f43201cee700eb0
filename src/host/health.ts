import { setTimeout as pause } from "node:timers/promises";
import type { NatsConnection } from "@nats-io/transport-node";

/** Where every server says whether all it holds is as far as the others'. */
export const healthSubject = "$SYS.REQ.SERVER.PING.HEALTHZ";

/** So long it is waited for: what a server missed for a day comes in seconds. */
const usualLongestMs = 30_000;

/**
 * Resolves once so many servers are as far as the others, or, with `false`, after half a minute. Were
 * another one to end before that, nobody could write until this one has caught up.
 */
export async function untilHealthy(
  system: NatsConnection,
  count: number,
  longestMs = usualLongestMs,
): Promise<boolean> {
  const until = Date.now() + longestMs;
  while (Date.now() < until && !system.isClosed()) {
    if ((await healthy(system, count).catch(() => 0)) >= count) return true;
    await pause(200);
  }
  return false;
}

async function healthy(system: NatsConnection, count: number): Promise<number> {
  const replies = await system.requestMany(healthSubject, "", {
    strategy: "count",
    maxMessages: count,
    maxWait: 1_000,
  });
  let sound = 0;
  for await (const reply of replies) {
    const { data } = reply.json<{ data?: { status?: string } }>();
    if (data?.status === "ok") sound += 1;
  }
  return sound;
}
