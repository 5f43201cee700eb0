import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { spawn, spawnSync } from "node:child_process";
import { request, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { jetstream } from "@nats-io/jetstream";
import { afterAll, describe, expect, it } from "vitest";
import { readOrganiserLink } from "#domain/room/address.ts";
import { entrySubject } from "#domain/room/subjects.ts";
import { isAtLeast, isForUseOutside } from "#host/findServer.ts";
import { readOrMakeKeys, renewToken } from "#host/keys.ts";
import { freePorts } from "#host/ports.ts";
import { startRoomHost, type RoomHost } from "#host/startRoomHost.ts";
import { natsServer } from "#test/natsServer.ts";
import {
  anEntry,
  asks,
  enter,
  hostForTests,
  joinRoom,
  openRoom,
  tokenOf,
} from "#test/roomGuests.ts";

const folders: string[] = [];
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "needle-host-"));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const modeOf = (path: string) => statSync(path).mode & 0o777;
const published = (host: RoomHost, key: Parameters<typeof enter>[1]) =>
  enter(host, key).then(async (connection) => {
    const subject = entrySubject(key.device.signKey, anEntry());
    const { seq } = await jetstream(connection).publish(subject, "x");
    await connection.close();
    return seq;
  });

describe("what a host signs with", () => {
  it("is made once, and for the host's eyes only", () => {
    const dir = join(aFolder(), "room");
    const made = readOrMakeKeys(dir);
    expect(readOrMakeKeys(dir)).toEqual(made);
    expect(modeOf(dir)).toBe(0o700);
    expect(modeOf(join(dir, "keys"))).toBe(0o700);
    for (const name of readdirSync(join(dir, "keys")))
      expect(modeOf(join(dir, "keys", name)), name).toBe(0o600);
  });

  it("does not hold the organiser's token, which may be taken away", () => {
    const dir = aFolder();
    const { token } = readOrMakeKeys(dir);
    expect(readFileSync(join(dir, "keys/keys.json"), "utf8")).not.toContain(token);
    rmSync(join(dir, "keys/organiser-token"));
    expect(readOrMakeKeys(dir).token).toBeNull();
  });

  it("changes its organiser's token and nothing else when it is asked to", () => {
    const dir = aFolder();
    const before = readOrMakeKeys(dir);
    const after = renewToken(dir);
    expect(after.token).not.toBe(before.token);
    expect({ ...after.keys, tokenHash: "" }).toEqual({ ...before.keys, tokenHash: "" });
  });
});

describe("which servers are for use outside", () => {
  it.each([
    [[2, 9, 10], false],
    [[2, 11, 14], false],
    [[2, 11, 15], true],
    [[2, 12, 0], false],
    [[2, 12, 5], false],
    [[2, 12, 6], true],
    [[2, 13, 0], true],
    [[3, 0, 0], true],
  ] as const)("%j: %s", (version, is) => {
    expect(isForUseOutside({ version })).toBe(is);
  });

  it("compares versions by their numbers", () => {
    expect(isAtLeast({ version: [2, 10, 0] }, 2, 9, 11)).toBe(true);
    expect(isAtLeast({ version: [2, 9, 10] }, 2, 10, 0)).toBe(false);
  });
});

describe("a host", () => {
  it("keeps its link, its rooms and what was written when it is started again", async () => {
    const [dir, server] = [aFolder(), natsServer()];
    const first = await startRoomHost({ dir, server, url: "ws://localhost:1/room" });
    const { room, lead } = await openRoom(first);
    const guest = await joinRoom(first, room, lead);
    expect(await published(first, guest)).toBe(1);
    await first.stop();
    const second = await startRoomHost({ dir, server, url: "ws://localhost:1/room" });
    expect(second.organiserLink).toBe(first.organiserLink);
    expect(await published(second, guest)).toBe(2);
    expect(
      await asks(second, lead, { ask: "open", room, token: tokenOf(second), keepDays: 0 }),
    ).toEqual({ ok: true });
    await second.stop();
  });

  it("says where it is in its organiser link", async () => {
    const host = await hostForTests();
    expect(readOrganiserLink(host.organiserLink ?? "")).toMatchObject({ url: host.wsUrl });
    expect(host.wsUrl).toBe(`ws://localhost:${host.httpPort}/room`);
    expect(readOrganiserLink(host.organiserLink ?? "")?.door.length).toBeLessThan(520);
    await host.leave();
  });

  it("starts its server again when that is killed", async () => {
    const host = await hostForTests();
    const { room, lead } = await openRoom(host);
    const guest = await joinRoom(host, room, lead);
    const pid = host.serverPid() ?? 0;
    process.kill(pid, "SIGKILL");
    await expect.poll(() => host.serverPid() ?? pid, { timeout: 10_000 }).not.toBe(pid);
    await expect.poll(() => published(host, guest).catch(() => 0), { timeout: 20_000 }).toBe(1);
    await host.leave();
  });

  it("stays down while it is meant to, and comes back", async () => {
    const host = await hostForTests();
    await host.killServer();
    await pause(1_500);
    expect(host.serverPid()).toBeNull();
    await host.restartServer();
    expect(host.serverPid()).not.toBeNull();
    await openRoom(host);
    await host.leave();
  });

  it("puts rooms back on a server that lost its disk, and devices need no new pass", async () => {
    const host = await hostForTests();
    const { room, lead } = await openRoom(host);
    const guest = await joinRoom(host, room, lead);
    expect([await published(host, guest), await published(host, guest)]).toEqual([1, 2]);
    await host.wipeStore();
    expect(await published(host, guest)).toBe(1);
    await host.leave();
  });

  it("ends the server that a killed host left behind", async () => {
    const [dir, server] = [aFolder(), natsServer()];
    await (await startRoomHost({ dir, server })).stop();
    const orphan = spawn(server.path, ["-c", join(dir, "needle-1/nats.conf")], { stdio: "ignore" });
    await expect
      .poll(() => existsSync(join(dir, "needle-1/nats.pid")), { timeout: 5_000 })
      .toBe(true);
    const host = await startRoomHost({ dir, server });
    expect(orphan.exitCode ?? orphan.signalCode).not.toBeNull();
    await host.stop();
  });

  it("lets no second host on its folder, and leaves the folder when it ends", async () => {
    const [dir, server] = [aFolder(), natsServer()];
    const host = await startRoomHost({ dir, server });
    await expect(startRoomHost({ dir, server })).rejects.toThrow("A host runs on");
    await host.stop();
    await (await startRoomHost({ dir, server })).stop();
  });

  it("takes no origin that is none: a server that knows none would let in every page", async () => {
    for (const origin of ["needle.example", "https://needle.example/", "x y", "*"])
      await expect(startRoomHost({ dir: aFolder(), origins: [origin] }), origin).rejects.toThrow(
        "is no origin",
      );
  });

  it("says what a server said that does not come up", async () => {
    const [dir, server] = [aFolder(), natsServer()];
    const none = { ...server, path: process.execPath };
    await expect(startRoomHost({ dir, server: none })).rejects.toThrow(/did not come up: .+/);
    await (await startRoomHost({ dir, server })).stop();
  });
});

describe("npm run room", () => {
  it("prints the link, hears, and takes its server along when it ends", async () => {
    const dir = aFolder();
    const [port = 0] = await freePorts(1);
    const args = ["src/host/room.mjs", "--no-app", "--dir", dir, "--port", String(port)];
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, NATS_SERVER_PATH: natsServer().path },
    });
    let said = "";
    child.stdout.on("data", (bytes: Buffer) => void (said += bytes.toString()));
    await expect.poll(() => said, { timeout: 25_000 }).toContain("Ctrl-C ends the host");
    const [link = ""] = /http:\S+#\S+/.exec(said) ?? [];
    expect(readOrganiserLink(link)?.url).toBe(`ws://localhost:${port}/room`);
    const pid = Number(readFileSync(join(dir, "needle-1/nats.pid"), "utf8"));
    expect(() => process.kill(pid, 0)).not.toThrow();
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  it("says in one sentence what it cannot take", () => {
    const { stderr, status } = spawnSync(
      process.execPath,
      ["src/host/room.mjs", "--no-app", "--dir", aFolder(), "--url", "nowhere"],
      { encoding: "utf8", env: { ...process.env, NATS_SERVER_PATH: natsServer().path } },
    );
    expect(stderr).toMatch(/“nowhere” is not the address/);
    expect(status).toBe(1);
  });
});

describe("the way in from outside", () => {
  it("hands WebSockets on for pages of its origins only, and nothing else", async () => {
    const host = await hostForTests({ origins: ["https://needle.example"] });
    expect(await upgraded(host, "/room", "https://needle.example")).toMatch(
      /^HTTP\/1\.1 101 [^]*INFO \{/,
    );
    expect(await upgraded(host, "/room", "https://else.example")).toMatch(/^HTTP\/1\.1 403 /);
    expect(await upgraded(host, "/room", "http://needle.example")).toMatch(/^HTTP\/1\.1 403 /);
    expect(await upgraded(host, "/", "https://needle.example")).toMatch(/^HTTP\/1\.1 503 /);
    await host.leave();
  });

  it("outlives those who ask for what is not there and are gone", async () => {
    const host = await hostForTests();
    const faults: unknown[] = [];
    const note = (fault: unknown) => void faults.push(fault);
    process.on("uncaughtException", note);
    for (const path of ["/", "/room"])
      for (let at = 0; at < 20; at += 1) await brokenOff(host, path);
    expect(await upgraded(host, "/", "")).toMatch(/^HTTP\/1\.1 503 /);
    process.off("uncaughtException", note);
    expect(faults).toEqual([]);
    await host.leave();
  });

  it("hands on to no server that does not hear yet", async () => {
    const host = await hostForTests();
    await host.killServer();
    const restarting = host.restartServer();
    const heard: string[] = [];
    while (heard.at(-1)?.endsWith("101") !== true && heard.length < 10_000)
      heard.push((await upgraded(host, "/room", host.url)).slice(0, 12));
    await restarting;
    expect(heard.filter((one) => !/ (?:101|503)$/.test(one))).toEqual([]);
    await host.leave();
  });

  it("serves the app with its headers, which let pages reach the room", async () => {
    const appDir = aFolder();
    cpSync("public/_headers", join(appDir, "_headers"));
    writeFileSync(join(appDir, "index.html"), "<p>Needle");
    const host = await hostForTests({ appDir });
    const page = await got(host, "/opening/1?a=1");
    expect(page).toMatchObject({ status: 200, body: "<p>Needle" });
    expect(page.headers["content-security-policy"]).toContain(`connect-src 'self' ${host.wsUrl}; `);
    expect(page.headers["cache-control"]).toBe("no-store");
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    for (const path of ["/none.js", "/../x.txt", "/%2e%2e/keys.json", "//x.y", "/%00.js", "/%"])
      expect((await got(host, path)).status, path).toBe(404);
    await host.leave();
  });

  it("hears on this machine only", async () => {
    const host = await hostForTests();
    const text = readFileSync(join(host.dir, "needle-1/nats.conf"), "utf8");
    expect(text.match(/host: .*/g)).toEqual([`host: "127.0.0.1"`, `host: "127.0.0.1"`]);
    await host.leave();
  });
});

/** What comes back to a page's first words, until it falls silent. */
function upgraded(host: RoomHost, path: string, origin: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = "";
    const socket = connect(host.httpPort, "localhost", () => {
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nOrigin: ${origin}\r\n\r\n`,
      );
    });
    const end = () => {
      socket.destroy();
      resolve(heard);
    };
    socket.on("data", (bytes) => void (heard += bytes.toString("latin1")));
    socket.setTimeout(500, end).once("close", end).once("error", end);
  });
}

/** Asks for a WebSocket, and resets the connection. */
function brokenOff(host: RoomHost, path: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(host.httpPort, "localhost", () => {
      const words = `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
      socket.write(words, () => socket.resetAndDestroy());
    });
    socket.once("error", () => {}).once("close", () => resolve());
  });
}

type Got = { status: number; headers: IncomingHttpHeaders; body: string };
/** By a client that sends paths as they are. */
function got(host: RoomHost, path: string): Promise<Got> {
  return new Promise((resolve, reject) => {
    request({ host: "localhost", port: host.httpPort, path }, (response) => {
      let body = "";
      response.on("data", (bytes: Buffer) => void (body += bytes.toString()));
      response.once("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    })
      .once("error", reject)
      .end();
  });
}
