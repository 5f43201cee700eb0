import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { jetstream } from "@nats-io/jetstream";
import type { NatsConnection } from "@nats-io/transport-node";
import { createUser } from "@nats-io/nkeys";
import { expect, test } from "@playwright/test";
import { keptSubjects, seatToken, streamName } from "#domain/room/subjects.ts";
import { seatPass } from "#host/passes.ts";
import { roomFiles } from "#host/roomFiles.ts";
import { aDevice, anEntry, enter, type Guest, hostForTests, openRoom } from "#test/roomGuests.ts";
import { holdRatio, median, percentile } from "./ratios.ts";

const [rooms, panelists] = [200, 8];
/** Everybody in a room writes so much, so often, for so long. */
const [bytes, everyMs, forMs] = [2_048, 4_000, 15_000];

type Host = Awaited<ReturnType<typeof hostForTests>>;
type Member = { seat: string; number: number; connection: NatsConnection };

test("with 200 rooms of eight on one server an entry is as soon with the others as with one", async () => {
  test.setTimeout(900_000);
  const host = await hostForTests();
  const members: Member[][] = [];
  try {
    const delays: number[] = [];
    members.push(await fill(host, delays));
    const alone = await write(members, delays);
    while (members.length < rooms) members.push(await fill(host, delays));
    const before = usedBy(host.serverPid());
    const began = performance.now();
    const together = await write(members, delays);
    const after = usedBy(host.serverPid());
    const share = (after.cpuMs - before.cpuMs) / (performance.now() - began);
    const count = members.reduce((sum, all) => sum + all.length, 0);
    console.log(
      `${rooms} rooms, ${count} connections: nats-server took ${(share * 60).toFixed(1)} s of a core a minute` +
        ` and ${after.residentMb.toFixed(0)} MB; ${together.length} deliveries,` +
        ` median ${median(together).toFixed(1)} ms, p95 ${percentile(together, 0.95).toFixed(1)} ms` +
        ` (one room: ${percentile(alone, 0.95).toFixed(1)} ms)`,
    );
    expect(together.length).toBeGreaterThan(0);
    holdRatio("published → received in one of 200 rooms, beside the only one", {
      ours: together,
      yardstick: alone,
      bound: 5,
    });
  } finally {
    await Promise.all(members.flat().map(({ connection }) => connection.close()));
    await host.stop();
  }
  console.log(`The host's own process, beside nats-server: ${await hostMb(host)} MB`);
  await host.leave();
});

/** What `npm run room` weighs on these rooms: here the host shares its process with all who are in them. */
async function hostMb({ dir }: Host): Promise<string> {
  const args = ["src/host/room.mjs", "--no-app", "--port", "0", "--dir", dir];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  try {
    for await (const said of child.stdout) if (String(said).includes("Ctrl-C ends the host")) break;
    return usedBy(child.pid ?? null).residentMb.toFixed(0);
  } finally {
    const ended = once(child, "exit");
    child.kill("SIGINT");
    await ended;
  }
}

/** A room of eight who read all that comes, and note how long it took from others. */
async function fill(host: Host, delays: number[]): Promise<Member[]> {
  const { room } = await openRoom(host);
  const state = roomFiles(host.dir).find(room);
  if (state === null || state === "broken") throw new Error("No such room.");
  const until = Math.floor(Date.now() / 1_000) + 3_600;
  const [device, pair] = [await aDevice(), createUser()];
  const user = pair.getPublicKey();
  // One for all eight, as the agent gives it: 1,600 that are signed one by one would take minutes.
  const jwt = await seatPass(state.seeds, { user, key: device.signKey, until });
  const seat = seatToken(device.signKey);
  const guest = { device, jwt, user, seat, seed: pair.getSeed() };
  return Promise.all(
    Array.from({ length: panelists }, async (_, number) => {
      const connection = await entered(host, guest);
      const consumer = await jetstream(connection).consumers.get(streamName, {
        filter_subjects: keptSubjects,
      });
      await consumer.consume({
        max_messages: 2_000,
        callback: ({ data }) => {
          const content = new DataView(data.buffer, data.byteOffset);
          if (content.getUint8(8) === number) return;
          delays.push(performance.now() - content.getFloat64(0));
        },
      });
      return { seat, number, connection };
    }),
  );
}

/** A server under load shuts out whoever takes long to prove who they are: they try again. */
async function entered(host: Host, guest: Guest, tries = 5): Promise<NatsConnection> {
  try {
    return await enter(host, guest, { timeout: 30_000 });
  } catch (error) {
    if (tries === 1) throw error;
    await pause(200);
    return entered(host, guest, tries - 1);
  }
}

/** All write, each at its own moment; how long every entry took to each of the others. */
async function write(members: readonly Member[][], delays: number[]): Promise<number[]> {
  await pause(2_000);
  delays.length = 0;
  const until = performance.now() + forMs;
  await Promise.all(
    members.flat().map(async ({ seat, number, connection }) => {
      const client = jetstream(connection);
      await pause(Math.random() * everyMs);
      while (performance.now() < until) {
        const content = new Uint8Array(bytes);
        content[8] = number;
        new DataView(content.buffer).setFloat64(0, performance.now());
        await client.publish(`r.${seat}.${anEntry()}`, content, { timeout: 30_000 });
        await pause(everyMs * (0.5 + Math.random()));
      }
    }),
  );
  await pause(2_000);
  return delays.slice();
}

/** What a process has used so far, and holds, as Linux tells it: a tick is a hundredth of a second. */
function usedBy(pid: number | null): { cpuMs: number; residentMb: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * 10,
    residentMb: Number(resident) / 1_024,
  };
}
