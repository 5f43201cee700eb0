/** A file of a folder, as a list of it tells. */
export type FolderEntry = { name: string; size: number; lastModified: number };

/**
 * Where files lie that several devices see. It may reorder, repeat, delay and lose them: nothing here
 * counts on more than that what is read may be what somebody wrote. All of it throws what the system
 * does.
 */
export type Transport = {
  list: () => Promise<FolderEntry[]>;
  /** What `list` would name, without asking for each file what became of it. */
  names: () => Promise<string[]>;
  /** The whole file, or its first `most` bytes. */
  read: (name: string, most?: number) => Promise<Uint8Array<ArrayBuffer>>;
  /** A name that is there already is left as it is. */
  write: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  remove: (name: string) => Promise<void>;
};

/** A folder of the system, or of the browser's own storage, which hands out the same type. */
export function overHandle(handle: FileSystemDirectoryHandle): Transport {
  // As it was listed: asking the system twice for thousands of files costs as much as reading them.
  let listed: ReadonlyMap<string, File> = new Map();
  const fileAt = async (name: string) =>
    listed.get(name) ?? (await handle.getFileHandle(name)).getFile();
  return {
    names: async () => {
      const names: string[] = [];
      for await (const [name, entry] of handle.entries())
        if (entry.kind === "file" && !isUnderWay(name)) names.push(name);
      return names;
    },
    list: async () => {
      listed = await filesOf(handle);
      return Array.from(listed, ([name, { size, lastModified }]) => ({ name, size, lastModified }));
    },
    read: async (name, most) => {
      const file = await fileAt(name);
      const part = most === undefined ? file : file.slice(0, most);
      return new Uint8Array(await part.arrayBuffer());
    },
    write: async (name, bytes) => {
      if (await isThere(handle, name)) return;
      const file = await handle.getFileHandle(name, { create: true });
      try {
        const stream = await file.createWritable();
        await stream.write(bytes);
        await stream.close();
      } catch (error) {
        // The empty file that was made for it would be taken for a damaged one.
        await handle.removeEntry(name).catch(() => undefined);
        throw error;
      }
    },
    remove: (name) => handle.removeEntry(name),
  };
}

async function filesOf(handle: FileSystemDirectoryHandle): Promise<Map<string, File>> {
  const handles: FileSystemFileHandle[] = [];
  for await (const entry of handle.values())
    if (entry.kind === "file" && !isUnderWay(entry.name)) handles.push(entry);
  const files = await Promise.all(handles.map(fileOrNull));
  return new Map(files.flatMap((file) => (file === null ? [] : [[file.name, file]])));
}

/** `null` for what went meanwhile. */
async function fileOrNull(handle: FileSystemFileHandle): Promise<File | null> {
  try {
    return await handle.getFile();
  } catch {
    return null;
  }
}

async function isThere(handle: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    await handle.getFileHandle(name);
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return false;
    throw error;
  }
}

/** What editors, browsers and sync clients keep beside a file while they are at it. */
export function isUnderWay(name: string): boolean {
  return (
    /^[.~]|~$/.test(name) ||
    /\.(?:tmp|temp|part|partial|crdownload|crswap|download|icloud|swp|swx|lock|filepart|!ut|!sync|bak)$/i.test(
      name,
    )
  );
}
