import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { OpeningId } from "#domain/id.ts";
import { claimSeat } from "#sealing/claims.ts";
import { newIdentity } from "#sealing/identity.ts";
import { signerFromSeed } from "#sealing/ed25519.ts";
import { copiesOf } from "#storage/copies.ts";
import { db } from "#storage/database.ts";
import { findOwnDevices, linkForDevice } from "#storage/ownDevices.ts";
import { takeCopies } from "#storage/sayIn.ts";
import { nextVersion } from "#storage/versions.ts";
import { recordTables } from "#storage/writing.ts";
import { deviceWith } from "#test/devices.ts";
import { founded, joinBy, linkFor, scoreOne } from "#test/panelOfThree.ts";
import { openApp, untilAt } from "#test/renderApp.tsx";
import { someDevices } from "#test/switching.ts";
import { ownLinkFor } from "#exchange/invite.ts";

beforeEach(() => deviceWith());

/** Somebody's phone comes by the link that was made here, and what it says of that is here. */
async function phoneComesBy(opening: OpeningId): Promise<void> {
  const link = await linkForDevice(opening);
  if (link === null) throw new Error("There is no seat here.");
  const claim = await claimSeat({
    opening,
    panelist: link.panelist,
    identity: await newIdentity(),
    device: "phone",
    at: new Date().toISOString(),
    version: await db.transaction("rw", db.device, nextVersion),
    by: await signerFromSeed(link.seed),
  });
  await db.transaction("rw", recordTables, async () =>
    takeCopies(await copiesOf(opening), [claim]),
  );
}

/** The link as it stands on the screen, from its mark on. */
function markOf(field: HTMLElement): string {
  return (field as HTMLInputElement).value.replace(/^[^#]*#i=/, "");
}

describe("one’s own devices", () => {
  test("one press on the Share page makes a link for one more, that tells what it does", async () => {
    const { opening } = await founded({ sealed: true });
    const user = openApp(`/openings/${opening}/share`);
    const devices = await screen.findByRole("list", { name: "My devices" });
    expect(within(devices).getAllByRole("listitem")).toHaveLength(1);
    expect(devices).toHaveTextContent(/Computer, this device/);
    await user.click(screen.getByRole("button", { name: "Add a device of mine" }));
    const dialog = screen.getByRole("dialog", { name: "Add a device of mine" });
    await within(dialog).findByRole("img", { name: "Link for a device of mine" });
    expect(dialog).toHaveTextContent(/it joins as Maya Okafor, with all that is open to you/);
    await user.click(within(dialog).getByRole("button", { name: "Copy the link" }));
    const field = within(dialog).getByRole("textbox", { name: "Link for a device of mine" });
    expect(await navigator.clipboard.readText()).toBe((field as HTMLInputElement).value);
    expect(markOf(field)).toBe((await ownLinkFor(opening))?.link.text);
    // It is used up by the first that comes.
    await phoneComesBy(opening);
    expect(await within(dialog).findByText(/A device has joined by this link/)).toBeVisible();
    await waitFor(() => expect(devices).toHaveTextContent(/Phone/));
  });

  test("a lead takes a lost one of theirs out, and its word counts no more", async () => {
    const { opening } = await founded({ sealed: true });
    await phoneComesBy(opening);
    const user = openApp(`/openings/${opening}/share`);
    await user.click(await screen.findByRole("button", { name: /^Lost ?: the phone/ }));
    await user.click(screen.getByRole("button", { name: "Remove it" }));
    await waitFor(() =>
      expect(
        within(screen.getByRole("list", { name: "My devices" })).getAllByRole("listitem"),
      ).toHaveLength(1),
    );
    expect((await findOwnDevices(opening))?.seat.revoked).toHaveLength(2);
  });

  test("two that came by one link are asked about, and one of them is said to be one’s own", async () => {
    const { opening } = await founded({ sealed: true });
    const link = await linkForDevice(opening);
    await phoneComesBy(opening);
    await db.deviceLinks.clear();
    const user = openApp(`/openings/${opening}/share`);
    const list = await screen.findByRole("list", { name: "My devices" });
    expect(within(list).queryByText(/is it yours/)).toBeNull();
    if (link === null) throw new Error("There is no seat here.");
    const late = await claimSeat({
      opening,
      panelist: link.panelist,
      identity: await newIdentity(),
      device: "tablet",
      at: new Date().toISOString(),
      version: await db.transaction("rw", db.device, nextVersion),
      by: await signerFromSeed(link.seed),
    });
    await db.transaction("rw", recordTables, async () =>
      takeCopies(await copiesOf(opening), [late]),
    );
    await waitFor(() => expect(within(list).getAllByText(/is it yours/)).toHaveLength(2));
    const [phone] = within(list).getAllByRole("button", { name: "It is mine" });
    if (phone === undefined) throw new Error("Nothing is asked.");
    await user.click(phone);
    await waitFor(() => expect(within(list).queryByText(/is it yours/)).toBeNull());
    expect(within(list).getAllByRole("listitem")).toHaveLength(2);
  });

  test("whoever is no lead reads who can take a lost one out", async () => {
    const at = someDevices();
    await at("maya");
    const { opening, priya } = await founded({ sealed: true });
    const link = await linkFor(opening, priya);
    await at("priya");
    await joinBy(link);
    await phoneComesBy(opening);
    openApp(`/openings/${opening}/share`);
    expect(await screen.findByText(/Lost one\? Maya Okafor can remove it/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Lost:/ })).toBeNull();
  });

  test("the link says what it adds, and leads to a card that is not in yet", async () => {
    const at = someDevices();
    await at("laptop");
    const { opening, maya } = await founded({ sealed: true });
    await scoreOne(opening, maya);
    const link = (await ownLinkFor(opening))?.link.text;
    await at("phone");
    const user = openApp(`/join#i=${link}`);
    await user.click(await screen.findByRole("button", { name: "Add this device as Maya Okafor" }));
    await untilAt(/\/joined$/);
    expect(await screen.findByRole("link", { name: "Score Wei Lindqvist" })).toBeVisible();
    expect(screen.queryByText("Amara Osei")).toBeNull();
  });

  test("in place of a card that is in elsewhere stands where it is, and no form", async () => {
    const at = someDevices();
    await at("laptop");
    const { opening, maya } = await founded({ sealed: true });
    await scoreOne(opening, maya);
    const link = (await ownLinkFor(opening))?.link.text ?? "";
    await at("phone");
    await joinBy(link);
    const user = openApp(`/openings/${opening}`);
    await user.click(
      await screen.findByRole("link", { name: "in, other device: your card on Amara Osei" }),
    );
    expect(await screen.findByRole("heading", { name: "This card is in" })).toBeVisible();
    expect(screen.queryByRole("radio")).toBeNull();
  });
});

describe("how far each invitation has come", () => {
  const rowOf = (name: RegExp) => screen.findByRole("row", { name });

  test("is told from not sent yet to withdrawn, and remembered here", async () => {
    const { opening } = await founded({ sealed: true });
    const user = openApp(`/openings/${opening}/share/invite`);
    const priya = await rowOf(/^Priya Nair/);
    expect(priya).toHaveTextContent(/Not sent yet/);
    await user.click(screen.getByRole("button", { name: "Copy the link for Priya Nair" }));
    await waitFor(() => expect(priya).toHaveTextContent(/Not joined yet.*link copied \w/));
    await user.click(screen.getByRole("button", { name: "Show the code for Priya Nair" }));
    await waitFor(() => expect(priya).toHaveTextContent(/code shown \w/));
    const jonas = await rowOf(/^Jonas Keller/);
    expect(jonas).toHaveTextContent(/Not sent yet/);
    await user.click(screen.getByRole("button", { name: "Copy all as messages" }));
    await waitFor(() => expect(jonas).toHaveTextContent(/link copied \w/));
    await user.click(within(jonas).getByRole("button", { name: /^Withdraw.*Jonas Keller$/ }));
    await user.click(within(jonas).getByRole("button", { name: /^Withdraw it.*Jonas Keller$/ }));
    await waitFor(() => expect(jonas).toHaveTextContent(/Withdrawn/));
    await user.click(within(jonas).getByRole("button", { name: /^Invite again.*Jonas Keller$/ }));
    await waitFor(() => expect(jonas).toHaveTextContent(/Not sent yet/));
  });

  test("where there is a shared folder it says that whoever was withdrawn reads no more of it", async () => {
    const { opening } = await founded({ sealed: true });
    await db.folders.update(opening, { handle: { name: "Hiring" } as FileSystemDirectoryHandle });
    const user = openApp(`/openings/${opening}/share/invite`);
    const jonas = await rowOf(/^Jonas Keller/);
    const line = /They cannot read what is written to the shared folder from now on/;
    expect(screen.queryByText(line)).toBeNull();
    await user.click(within(jonas).getByRole("button", { name: /^Withdraw.*Jonas Keller$/ }));
    await user.click(within(jonas).getByRole("button", { name: /^Withdraw it.*Jonas Keller$/ }));
    expect(await screen.findByText(line)).toBeVisible();
  });

  test("one’s own line adds a device", async () => {
    const { opening } = await founded({ sealed: true });
    const user = openApp(`/openings/${opening}/share/invite`);
    const own = await rowOf(/^Maya Okafor/);
    expect(own).toHaveTextContent(/Joined on a computer/);
    await user.click(within(own).getByRole("button", { name: "Add a device of mine" }));
    expect(await screen.findByRole("img", { name: "Link for a device of mine" })).toBeVisible();
  });
});
