import type { ForeignRead } from "#domain/exports/ats/foreignCard.ts";
import type { OpeningId } from "#domain/id.ts";
import type { Answers } from "#storage/arrivals.ts";
import { watchConnection } from "#storage/connection.ts";
import { backUpByItself } from "./backups.ts";
import { syncFolder } from "./folder.ts";
import type { SheetFile, SheetRead } from "./sheetIn.ts";
import type { Outcome, Preview, Progress, Source, Watching } from "./preview.ts";
import { closePreview, previewFiles } from "./previewFiles.ts";
import { acceptFiles } from "./acceptFiles.ts";
import { overHandle } from "./transport.ts";

/** What the page asks of this worker; `call` tells the answers apart. */
export type Request =
  | { ask: "look"; call: number; sources: readonly Source[]; passphrases: readonly string[] }
  | { ask: "take in"; call: number; preview: number; answers: Answers }
  | { ask: "sync"; call: number; opening: OpeningId; handle: FileSystemDirectoryHandle }
  | { ask: "back up"; call: number }
  | { ask: "look at sheet"; call: number; sheet: SheetFile }
  | { ask: "add from sheet"; call: number; opening: OpeningId; sheet: SheetFile }
  | { ask: "read foreign"; call: number; file: Blob }
  | { ask: "cancel"; call: number }
  | { ask: "dismiss"; preview: number };
export type FilesReply =
  | { call: number; tell: "progress"; progress: Progress }
  | { call: number; tell: "done"; result: Result }
  | { call: number; tell: "failed"; name: string; message: string };

export type Result = Preview | Outcome | SheetRead | ForeignRead | null;

/** Owns the heavy part of receiving: parsing, comparing and the one transaction. */
const running = new Map<number, AbortController>();

// A worker of the last version must not hold up, or write past, the next one's database.
watchConnection();
globalThis.addEventListener("message", ({ data }: MessageEvent<Request>) => void answer(data));

async function answer(request: Request): Promise<void> {
  if (request.ask === "cancel") return running.get(request.call)?.abort();
  if (request.ask === "dismiss") return closePreview(request.preview);
  const { call } = request;
  const controller = new AbortController();
  running.set(call, controller);
  const watching = {
    signal: controller.signal,
    onProgress: (progress: Progress) => reply({ call, tell: "progress", progress }),
  };
  try {
    reply({ call, tell: "done", result: await resultOf(request, watching) });
  } catch (error) {
    // The name travels apart: what the page does about a full disk depends on it.
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    reply({ call, tell: "failed", name, message });
  } finally {
    running.delete(call);
  }
}

async function resultOf(
  request: Exclude<Request, { ask: "cancel" | "dismiss" }>,
  watching: Watching,
): Promise<Result> {
  if (request.ask === "look") return previewFiles(request.sources, watching, request.passphrases);
  if (request.ask === "take in") return acceptFiles(request.preview, request.answers, watching);
  if (request.ask === "look at sheet" || request.ask === "add from sheet") {
    const { addFromSheet, readSheet } = await import("./sheetIn.ts");
    if (request.ask === "look at sheet") return readSheet(request.sheet);
    await addFromSheet(request.opening, request.sheet);
    return null;
  }
  if (request.ask === "read foreign") {
    const { readForeignFile } = await import("./foreignFile.ts");
    return readForeignFile(request.file);
  }
  if (request.ask === "back up") await backUpByItself();
  else await syncFolder(request.opening, overHandle(request.handle));
  return null;
}

function reply(message: FilesReply): void {
  globalThis.postMessage(message);
}
