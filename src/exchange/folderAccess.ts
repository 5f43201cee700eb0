/** What browsers with a folder picker add to the standard's own (WICG File System Access). */
type Picks = {
  showDirectoryPicker?: (wish: {
    id: string;
    mode: "readwrite";
  }) => Promise<FileSystemDirectoryHandle>;
};
type Guarded = {
  queryPermission?: (wish: { mode: "readwrite" }) => Promise<PermissionState>;
  requestPermission?: (wish: { mode: "readwrite" }) => Promise<PermissionState>;
};

const wish = { mode: "readwrite" } as const;

/** Firefox, Safari and phones have no way to a folder: there, files go by hand. */
export function canPickFolder(): boolean {
  return typeof (globalThis as Picks).showDirectoryPicker === "function";
}

/** Call it from the click. `null`: nothing was picked. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await (globalThis as Picks).showDirectoryPicker?.({ id: "needle", ...wish })) ?? null;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    throw error;
  }
}

/** After a restart a browser asks anew, and only upon a click. */
export function accessTo(handle: FileSystemDirectoryHandle): Promise<PermissionState> {
  return (handle as Guarded).queryPermission?.(wish) ?? Promise.resolve("granted");
}

/** Call it from the click. */
export function askForAccess(handle: FileSystemDirectoryHandle): Promise<PermissionState> {
  return (handle as Guarded).requestPermission?.(wish) ?? Promise.resolve("granted");
}
