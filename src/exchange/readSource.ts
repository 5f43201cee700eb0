import { readFile, type FileReading } from "#domain/files/backup.ts";
import type { Source } from "./preview.ts";

/** A year of a busy company is a tenth of this; beyond it a tab runs out of memory. */
const mostBytes = 50 * 1024 * 1024;

export type Read = { name: string; reading: FileReading };

/**
 * One file or pasted text → its records, or what is wrong with it. Never throws for a bad file. What is
 * under a passphrase is opened with that of `passphrases` which fits, and may not hold another such file.
 */
export async function readSource(
  source: Source,
  passphrases: readonly string[] = [],
  signal?: AbortSignal,
): Promise<Read> {
  const read = await readAsItIs(source, signal);
  const locked = read.reading.ok ? undefined : read.reading.locked;
  if (locked === undefined || passphrases.length === 0) return read;
  const { openLocked } = await import("#sealing/passphrase.ts");
  for (const passphrase of passphrases) {
    signal?.throwIfAborted();
    // oxlint-disable-next-line no-await-in-loop -- one of them opens it; trying all at once would take longer
    const opened = await openLocked(locked, passphrase);
    if (opened.ok) return { ...read, reading: readInside(opened.text) };
    if (opened.why === "too big") return { ...read, reading: inflatesTooBig };
    if (opened.why === "damaged") return { ...read, reading: damagedInside };
  }
  return { ...read, reading: { ...wrongPassphrase, locked } };
}

function readInside(text: string): FileReading {
  const reading = readFile(text);
  return !reading.ok && reading.locked !== undefined ? lockedTwice : reading;
}

async function readAsItIs(source: Source, signal?: AbortSignal): Promise<Read> {
  if (typeof source === "string") {
    const name = "Pasted text";
    return { name, reading: source.length > mostBytes ? tooBig : readFile(source) };
  }
  const name = source instanceof File && source.name !== "" ? source.name : "A file without a name";
  if (source.size > mostBytes) return { name, reading: tooBig };
  const text = await textOf(source, signal);
  return { name, reading: typeof text === "string" ? readFile(text) : text };
}

const tooBig = refusal(
  "It is larger than 50 MB, the most Needle can open at once. Export one opening at a time.",
);
const inflatesTooBig = refusal(
  "It unpacks to more than 50 MB, more than Needle takes in. The file was not made by Needle; do not trust it.",
);
const damagedArchive = refusal("It is compressed and damaged. Ask for it again.");
const damagedInside = refusal(
  "The passphrase fits, and what is in the file was damaged or changed after it was locked. Use another copy of it.",
);
const lockedTwice = refusal(
  "It is under a passphrase, and what is inside is under one again, which Needle never does. Ask for it anew.",
);
const wrongPassphrase = refusal(
  "This passphrase does not open it. Capital letters, spaces and accents count.",
);
const notText = refusal(
  "It is not text in UTF-8, as Needle writes it. Choose the file that Needle saved; if another program changed it, ask for it again.",
);

function refusal(what: string): Extract<FileReading, { ok: false }> {
  return { ok: false, problems: [{ where: "the file", what }] };
}

async function textOf(blob: Blob, signal?: AbortSignal): Promise<string | FileReading> {
  const head = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const bytes = isGzip ? await inflated(blob, signal) : await blob.arrayBuffer();
  if ("ok" in bytes) return bytes;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return notText;
  }
}

/** Counts while inflating and stops at the limit: a kilobyte of zip can hold a gigabyte. */
async function inflated(blob: Blob, signal?: AbortSignal): Promise<ArrayBuffer | FileReading> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = blob.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  try {
    for (;;) {
      signal?.throwIfAborted();
      // oxlint-disable-next-line no-await-in-loop -- a stream is read one piece after the other
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > mostBytes) {
        // Not awaited: it settles only when the source does.
        void reader.cancel().catch(() => undefined);
        return inflatesTooBig;
      }
      chunks.push(value);
    }
    return await new Blob(chunks).arrayBuffer();
  } catch (error) {
    if (signal?.aborted) throw error;
    return damagedArchive;
  }
}
