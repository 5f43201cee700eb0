import { canonical } from "#domain/hash.ts";
import type { OpeningId } from "#domain/id.ts";
import type { ToSend } from "#storage/outbox.ts";
import { linesOf, soundIn, type SoundBatch } from "./soundRecords.ts";

/** Enough for a file to be worth its place, little enough to be read in one go. */
const mostInFile = { records: 1_000, characters: 2_000_000 };

/** One record a line, in as few files as is reasonable. */
export function inBatches(sending: readonly ToSend[]): { text: string; batch: ToSend[] }[] {
  const batches: { lines: string[]; size: number; batch: ToSend[] }[] = [];
  for (const one of sending) {
    const line = canonical(one.copy ?? one.unread);
    const last = batches.at(-1);
    const fits =
      last !== undefined &&
      last.lines.length < mostInFile.records &&
      last.size + line.length <= mostInFile.characters;
    if (fits) {
      last.lines.push(line);
      last.batch.push(one);
      last.size += line.length;
    } else batches.push({ lines: [line], size: line.length, batch: [one] });
  }
  return batches.map(({ lines, batch }) => ({ text: lines.join("\n"), batch }));
}

/** The other way, judged as of any other file. */
export function recordsIn(text: string, opening: OpeningId): Promise<SoundBatch> {
  return soundIn(linesOf(text), opening);
}
