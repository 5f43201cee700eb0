import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { readOrganiserLink, writeOrganiserLink } from "#domain/room/address.ts";
import { type HostOptions, type RoomHost, startRoomHost } from "#host/startRoomHost.ts";
import { natsServer } from "#test/natsServer.ts";
import { openDevice, startPages, type TestDevice } from "./devices.ts";
import { type Proxy, startProxy } from "./proxy.ts";

export { expect } from "@playwright/test";

type House = {
  /** A host with real servers, and a network in front of it that can be spoiled. */
  host: RoomHost;
  hostOptions: Partial<HostOptions>;
  /** Where it keeps what it has. */
  dir: string;
  network: Proxy;
  /** The organiser's link, by way of that network. */
  organiser: string;
  /** Where devices have their page from. */
  pages: string;
  device: () => Promise<TestDevice>;
};

export const test = base.extend<House>({
  hostOptions: [{}, { option: true }],
  // Playwright reads from the first argument what is needed: here, nothing.
  // oxlint-disable-next-line no-empty-pattern
  pages: async ({}, use) => {
    const { url, close } = await startPages();
    await use(url);
    await close();
  },
  // oxlint-disable-next-line no-empty-pattern
  dir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), "needle-room-"));
    await use(dir);
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  },
  host: async ({ pages, hostOptions, dir }, use) => {
    const host = await startRoomHost({
      dir,
      origins: [pages],
      server: natsServer(),
      ...hostOptions,
    });
    await use(host);
    await host.stop();
  },
  network: async ({ host }, use) => {
    const proxy = await startProxy(host.httpPort);
    await use(proxy);
    await proxy.close();
  },
  organiser: async ({ host, network }, use) => {
    const link = readOrganiserLink(host.organiserLink ?? "");
    if (link === null) throw new Error("The host gave no organiser link.");
    const url = link.url.replace(/:\d+/, `:${network.port}`);
    await use(writeOrganiserLink({ ...link, url }));
  },
  device: async ({ browser, pages }, use) => {
    const opened: TestDevice[] = [];
    await use(async () => {
      const one = await openDevice(browser, pages);
      opened.push(one);
      return one;
    });
    for (const { context } of opened) await context.close();
  },
});

/** Maya opens a room, Priya and Jonas come in by their invitations; all three hold it open. */
export async function threeInARoom(
  device: () => Promise<TestDevice>,
  organiser: string,
): Promise<{
  opening: Awaited<ReturnType<typeof found>>["opening"];
  panel: Awaited<ReturnType<typeof found>>;
  maya: TestDevice;
  priya: TestDevice;
  jonas: TestDevice;
}> {
  const [maya, priya, jonas] = [await device(), await device(), await device()];
  const panel = await found(maya, organiser);
  const { opening, links } = panel;
  await maya.call("hold", opening);
  await priya.call("join", links.priya);
  await jonas.call("join", links.jonas);
  await priya.call("hold", opening);
  await jonas.call("hold", opening);
  for (const one of [maya, priya, jonas]) await untilLive(one);
  return { opening, panel, maya, priya, jonas };
}

async function found(maya: TestDevice, organiser: string) {
  const panel = await maya.call("found", organiser);
  if (!panel.answer.ok) throw new Error(`No room was opened: ${panel.answer.why}.`);
  return panel;
}

export async function untilLive(device: TestDevice): Promise<void> {
  await base.expect
    .poll(async () => (await device.call("told")).statuses.at(-1)?.state, { timeout: 60_000 })
    .toBe("live");
}

/** Waits until all hold the same and nothing is left to send; what that is. */
export async function untilEqual(
  opening: never,
  devices: readonly TestDevice[],
  timeout = 60_000,
): Promise<Awaited<ReturnType<typeof stateOf>>> {
  let last: Awaited<ReturnType<typeof stateOf>>[] = [];
  await base.expect
    .poll(
      async () => {
        last = await Promise.all(devices.map((one) => stateOf(opening, one)));
        const hashes = new Set(last.map(({ hash }) => hash));
        return { states: hashes.size, unsent: last.reduce((sum, { unsent }) => sum + unsent, 0) };
      },
      { timeout, intervals: [250, 500] },
    )
    .toEqual({ states: 1, unsent: 0 });
  const [first] = last;
  if (first === undefined) throw new Error("No device.");
  return first;
}

function stateOf(opening: never, device: TestDevice) {
  return device.call("state", opening);
}
