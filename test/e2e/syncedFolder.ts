import type { Page } from "@playwright/test";

/** Files by name, as base64. */
type Files = Record<string, string>;

/** The browser's own storage hands out the same kind of folder, and asks nobody. */
export async function pickWithoutAsking(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const pick = async () => {
      const root = await navigator.storage.getDirectory();
      return root.getDirectoryHandle("Hiring", { create: true });
    };
    Object.assign(globalThis, { showDirectoryPicker: pick });
  });
}

export function filesIn(page: Page): Promise<Files> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle("Hiring", { create: true });
    const files: Record<string, string> = {};
    for await (const handle of folder.values())
      if (handle.kind === "file") {
        // Needle may have put several of its files into one meanwhile.
        const file = await handle.getFile().catch(() => null);
        if (file === null) continue;
        const bytes = new Uint8Array(await file.arrayBuffer());
        files[handle.name] = btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(""));
      }
    return files;
  });
}

export async function changeFiles(page: Page, write: Files, remove: string[]): Promise<void> {
  await page.evaluate(
    async ([files, gone]) => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle("Hiring", { create: true });
      for (const name of gone) await folder.removeEntry(name);
      for (const [name, text] of Object.entries(files)) {
        const file = await folder.getFileHandle(name, { create: true });
        const writable = await file.createWritable();
        await writable.write(Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0));
        await writable.close();
      }
    },
    [write, remove] as const,
  );
}

/** What Needle has not read of the folder yet, and of what is here not signed, or not written there. */
export async function behindIn(page: Page): Promise<number> {
  const names = Object.keys(await filesIn(page));
  return page.evaluate(async (inFolder) => {
    const open = indexedDB.open("needle");
    await new Promise((done) => {
      open.addEventListener("success", done);
    });
    const all = async <Row>(table: string) => {
      const rows = open.result.transaction(table).objectStore(table).getAll();
      await new Promise((done) => {
        rows.addEventListener("success", done);
      });
      return rows.result as Row[];
    };
    const toSign = await all("toSign");
    const read = await all<{ name: string; stamps: string[] }>("folderFiles");
    const copies = await all<{ signature: { sig: string } }>("copies");
    open.result.close();
    const known = new Set(read.map(({ name }) => name));
    const sent = new Set(read.flatMap(({ stamps }) => stamps));
    const unread = inFolder.filter((name) => !known.has(name));
    const unsent = copies.filter(({ signature }) => !sent.has(signature.sig.slice(44, 64)));
    return unread.length + toSign.length + unsent.length;
  }, names);
}

/** What Dropbox and the like do for one folder on several machines: files come, and go, everywhere. */
export function aSyncedFolder() {
  const shared = new Map<string, string>();
  const known = new Map<Page, Set<string>>();
  return {
    files: shared,
    sync: async (page: Page) => {
      const here = await filesIn(page);
      for (const name of known.get(page) ?? []) if (!(name in here)) shared.delete(name);
      const removed = [...(known.get(page) ?? [])].filter(
        (name) => name in here && !shared.has(name),
      );
      for (const [name, text] of Object.entries(here))
        if (!removed.includes(name)) shared.set(name, text);
      const missing = [...shared].filter(([name]) => !(name in here));
      await changeFiles(page, Object.fromEntries(missing), removed);
      known.set(page, new Set(shared.keys()));
    },
  };
}
