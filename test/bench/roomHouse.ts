import { type Browser, expect } from "@playwright/test";
import { readOrganiserLink } from "#domain/room/address.ts";
import { aDevice, hostForTests, joinRoom, openDoor, openRoom } from "#test/roomGuests.ts";
import { openDevice, startPages, type TestDevice } from "#rooms/devices.ts";
import type * as Page from "./roomPage.ts";

export type BenchDevice = TestDevice<typeof Page>;

/** A host with a real server, and pages for browsers that are its guests. */
export async function startHouse(browser: Browser) {
  const pages = await startPages("test/bench/roomPage.ts");
  const host = await hostForTests({ origins: [pages.url] });
  return {
    host,
    device: () => openDevice<typeof Page>(browser, pages.url),
    leave: async () => {
      await host.leave();
      await pages.close();
    },
  };
}

export type House = Awaited<ReturnType<typeof startHouse>>;

/** Whoever founds an opening, opens a room for it and holds it. */
export async function inARoom({ host, device }: House) {
  const maya = await device();
  const panel = await maya.call("found", host.organiserLink ?? "");
  if (!panel.answer.ok) throw new Error(`No room was opened: ${panel.answer.why}.`);
  await maya.call("hold", panel.opening);
  await untilLive(maya);
  return { maya, opening: panel.opening, links: panel.links };
}

export async function untilLive(device: BenchDevice): Promise<void> {
  await expect
    .poll(async () => (await device.call("told")).statuses.at(-1)?.state, { timeout: 60_000 })
    .toBe("live");
}

/** Passes for two clients of a room that no device is in. */
export async function barePasses({ host }: House): Promise<[Page.BarePass, Page.BarePass]> {
  const { url } = readOrganiserLink(host.organiserLink ?? "") ?? { url: "" };
  const { room, lead } = await openRoom(host);
  const door = await openDoor(host, room, lead);
  const other = await aDevice();
  const guests = [await joinRoom(host, room, lead), await joinRoom(host, room, other, door)];
  const [one, two] = guests.map(({ jwt, seed, seat }) => ({
    url,
    jwt,
    seat,
    seed: new TextDecoder().decode(seed),
  }));
  if (one === undefined || two === undefined) throw new Error("No passes.");
  return [one, two];
}
