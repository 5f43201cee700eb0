import { canonical } from "#domain/hash.ts";
import { syncFolder } from "#exchange/folder.ts";
import { forgetFolders } from "#exchange/folderMemory.ts";
import { overHandle } from "#exchange/transport.ts";
import { writeFolderFile } from "#sealing/folderFile.ts";
import { copiesOf } from "#storage/copies.ts";
import { findFolder, leaveFolder } from "#storage/folders.ts";
import { signPending } from "#storage/signing.ts";
import { founded } from "#test/panelOfThree.ts";

/** What runs in the page: our own looks into a folder beside plainly reading its files. */
type Looked = { ours: number[]; yardstick: number[]; idle: number[]; names: number[] };

async function timed(what: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await what();
  return performance.now() - began;
}

async function readPlainly(handle: FileSystemDirectoryHandle): Promise<void> {
  const files: FileSystemFileHandle[] = [];
  for await (const entry of handle.values()) if (entry.kind === "file") files.push(entry);
  for (let from = 0; from < files.length; from += 64)
    await Promise.all(
      files.slice(from, from + 64).map(async (file) => (await file.getFile()).arrayBuffer()),
    );
}

async function namesIn(handle: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of handle.keys()) names.push(name);
  return names;
}

/** Looks at so many files of one signed record each, for the first time and when nothing changed. */
export async function looking(rounds: number, count: number): Promise<Looked> {
  const { opening } = await founded();
  await signPending();
  const copies = await copiesOf(opening);
  const folder = await findFolder(opening);
  if (folder === null) throw new Error("No key for a folder.");
  const root = await navigator.storage.getDirectory();
  const handle = await root.getDirectoryHandle(`bench-${count}`, { create: true });
  const transport = overHandle(handle);
  for (let index = 0; index < count; index += 1) {
    const text = canonical(copies[index % copies.length]);
    const { name, bytes } = await writeFolderFile(text, { opening, key: folder.key });
    await transport.write(name, bytes);
  }
  const looked: Looked = { ours: [], yardstick: [], idle: [], names: [] };
  await syncFolder(opening, transport);
  for (let round = 0; round < rounds; round += 1) {
    await leaveFolder(opening);
    forgetFolders();
    looked.yardstick.push(await timed(() => readPlainly(handle)));
    looked.ours.push(await timed(() => syncFolder(opening, transport)));
    // The first one after reading looks at all once more.
    await syncFolder(opening, transport);
    for (let times = 0; times < 3; times += 1) {
      looked.names.push(await timed(() => namesIn(handle)));
      looked.idle.push(await timed(() => syncFolder(opening, transport)));
    }
  }
  return looked;
}
