import type { OpeningId, PanelistId } from "#domain/id.ts";
import { syncFolder } from "#exchange/folder.ts";
import { forgetFolders } from "#exchange/folderMemory.ts";
import { stateHash } from "#sealing/stateHash.ts";
import { copiesOf } from "#storage/copies.ts";
import { findPanel } from "#storage/panels.ts";
import { signPending } from "#storage/signing.ts";
import { bringAll, transportOn, type Mishap, type Replica } from "./folder.ts";
import { founded, joinBy, linkFor } from "./panelOfThree.ts";
import { someDevices } from "./switching.ts";

export type Name = "maya" | "priya" | "jonas";
export const names = ["maya", "priya", "jonas"] as const;
/** Beside theirs one for whoever comes later. */
export type Device = Name | "newcomer";

/** Three people, each with a device of their own and their client's copy of one folder. */
export function threeWithFolders() {
  const turn = someDevices();
  const folders: Record<Device, Replica> = {
    maya: new Map(),
    priya: new Map(),
    jonas: new Map(),
    newcomer: new Map(),
  };

  /** It is this device's turn, as after a restart. */
  const at = async (name: Device): Promise<void> => {
    forgetFolders();
    await turn(name);
  };

  /** One look into this device's folder. */
  const sync = (opening: OpeningId, name: Device, mishap: () => Mishap = () => null) =>
    syncFolder(opening, transportOn(folders[name], mishap), {
      patienceMs: 0,
      wholeEveryMs: 0,
    });

  const threeDevices = async (wish: { sealed?: boolean } = {}) => {
    await at("maya");
    const panel = await founded(wish);
    const { opening } = panel;
    const links = [
      ["priya", await linkFor(opening, panel.priya)],
      ["jonas", await linkFor(opening, panel.jonas)],
    ] as const;
    for (const [name, link] of links) {
      await at(name);
      await joinBy(link);
    }
    const { maya, priya, jonas } = panel;
    const seat: Record<Name, PanelistId> = { maya, priya, jonas };
    return { opening, seat };
  };

  /** Looks and brings until nothing moves any more; the state of each device. */
  const settle = async (opening: OpeningId): Promise<string[]> => {
    for (let round = 0; round < 4; round += 1) {
      for (const name of names) {
        await at(name);
        await sync(opening, name);
      }
      bringAll(names.map((name) => folders[name]));
    }
    const hashes: string[] = [];
    for (const name of names) {
      await at(name);
      await sync(opening, name);
      await signPending();
      hashes.push(stateHash(await copiesOf(opening)));
    }
    return hashes;
  };

  return { folders, at, sync, threeDevices, settle };
}

export async function authorsHere(opening: OpeningId): Promise<string[]> {
  return ((await findPanel(opening))?.cards ?? []).map(({ author }) => author).toSorted();
}
