import { create } from "zustand";
import type { OutgoingFile } from "#exchange/download.ts";
import type { PassKey } from "#sealing/passphrase.ts";

/** What files for the panel are locked with, in this tab; `null`: nothing. It is kept nowhere. */
export const usePacketLock = create<{ lock: PassKey | null }>(() => ({ lock: null }));

/** As it is to leave: under the passphrase, where there is one. */
export async function underPacketLock(file: OutgoingFile): Promise<OutgoingFile> {
  const { lock } = usePacketLock.getState();
  if (lock === null) return file;
  const { lockText } = await import("#sealing/passphrase.ts");
  return { ...file, text: await lockText(file.text, lock) };
}
