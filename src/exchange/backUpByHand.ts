import { noteBackup } from "#storage/backups.ts";
import { underLock } from "./backups.ts";
import { handOver } from "./download.ts";
import { exportBackup } from "./exports.ts";

/** Everything on this device, into the downloads. Returns the file's name. */
export async function backUpByHand(): Promise<string> {
  const made = await exportBackup();
  const file = { ...made.file, text: await underLock(made) };
  await handOver(file);
  await noteBackup(new Date().toISOString(), made.upTo);
  return file.name;
}
