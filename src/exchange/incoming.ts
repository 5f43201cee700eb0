import { trustedScriptUrl } from "#trusted";
import type { ForeignRead } from "#domain/exports/ats/foreignCard.ts";
import type { OpeningId } from "#domain/id.ts";
import type { Answers } from "#storage/arrivals.ts";
import type { Outcome, Preview, Source, Watching } from "./preview.ts";
import type { FilesReply, Request, Result } from "./incoming.worker.ts";
import type { SheetFile, SheetRead } from "./sheetIn.ts";

/** Built as an entry of its own, so that it shares its chunks with the pages. */
const workerUrl = import.meta.env.DEV
  ? "/src/exchange/incoming.worker.ts"
  : "/workers/incoming.worker.js";

/**
 * Opens files or pasted text, any number at once, and says what accepting them would do; nothing
 * is stored. Bad files are told in `files`, never thrown. Rejects with an `AbortError` when
 * cancelled. Hold on to the preview until it goes to `accept` or `dismiss`. `passphrases` open what is
 * under it.
 */
export async function openFiles(
  sources: readonly Source[],
  watching: Watching = {},
  passphrases: readonly string[] = [],
): Promise<Preview> {
  if (hasWorkers) return (await ask({ ask: "look", sources, passphrases }, watching)) as Preview;
  const { previewFiles } = await import("./previewFiles.ts");
  return previewFiles(sources, watching, passphrases);
}

/**
 * Stores what the preview showed, all or nothing, with what the person said yes to. Cancelled
 * by the signal until it is committed. Throws when the device cannot store it (a full disk).
 */
export async function accept(
  preview: Preview,
  answers: Answers = nothingSaid,
  watching: Watching = {},
): Promise<Outcome> {
  if (hasWorkers)
    return (await ask({ ask: "take in", preview: preview.id, answers }, watching)) as Outcome;
  const { acceptFiles } = await import("./acceptFiles.ts");
  return acceptFiles(preview.id, answers, watching);
}

/** The person closed the preview: lets go of the files. */
export async function dismissFiles(preview: Preview): Promise<void> {
  if (hasWorkers) return send({ ask: "dismiss", preview: preview.id });
  const { closePreview } = await import("./previewFiles.ts");
  closePreview(preview.id);
}

/** Reads an opening's folder and writes what is not in it, off the page: it may be thousands of files. */
export async function syncOffPage(
  opening: OpeningId,
  handle: FileSystemDirectoryHandle,
): Promise<void> {
  if (hasWorkers) {
    await ask({ ask: "sync", opening, handle }, {});
    return;
  }
  const [{ syncFolder }, { overHandle }] = await Promise.all([
    import("./folder.ts"),
    import("./transport.ts"),
  ]);
  return syncFolder(opening, overHandle(handle));
}

/** Backs up into the folder that was chosen for it, off the page: it is all that is here. */
export async function backUpOffPage(): Promise<void> {
  if (hasWorkers) {
    await ask({ ask: "back up" }, {});
    return;
  }
  const { backUpByItself } = await import("./backups.ts");
  return backUpByItself();
}

/** Reads a file of any program as a sheet of candidates, off the page. Writes nothing. */
export async function lookAtFile(sheet: SheetFile): Promise<SheetRead> {
  if (hasWorkers) return (await ask({ ask: "look at sheet", sheet }, {})) as SheetRead;
  const { readSheet } = await import("./sheetIn.ts");
  return readSheet(sheet);
}

/** Puts whom a look showed on a roster, all of them or none, off the page: it may be thousands. */
export async function addOffPage(opening: OpeningId, sheet: SheetFile): Promise<void> {
  if (hasWorkers) {
    await ask({ ask: "add from sheet", opening, sheet }, {});
    return;
  }
  const { addFromSheet } = await import("./sheetIn.ts");
  return addFromSheet(opening, sheet);
}

/** Reads scorecards of another system, off the page. Writes nothing. */
export async function readForeignOffPage(file: Blob): Promise<ForeignRead> {
  if (hasWorkers) return (await ask({ ask: "read foreign", file }, {})) as ForeignRead;
  const { readForeignFile } = await import("./foreignFile.ts");
  return readForeignFile(file);
}

/** No link, no answer: what must be asked for stays out. */
const nothingSaid: Answers = { agreed: [], links: [], me: null };

/** jsdom and Node have none; the same functions run here then. */
const hasWorkers = typeof Worker === "function";

type Waiting = {
  watching: Watching;
  done: (result: Result) => void;
  failed: (error: Error) => void;
};
const waiting = new Map<number, Waiting>();
let lastCall = 0;
let worker: Worker | null = null;

type Ask<R extends Request> = R extends { call: number } ? Omit<R, "call"> : never;

function ask(
  request: Ask<Exclude<Request, { ask: "cancel" }>>,
  watching: Watching,
): Promise<Result> {
  const { signal } = watching;
  signal?.throwIfAborted();
  lastCall += 1;
  const call = lastCall;
  const cancel = () => send({ ask: "cancel", call });
  signal?.addEventListener("abort", cancel, { once: true });
  return new Promise<Result>((done, failed) => {
    waiting.set(call, { watching, done, failed });
    send({ ...request, call });
  }).finally(() => {
    waiting.delete(call);
    signal?.removeEventListener("abort", cancel);
  });
}

function send(request: Request): void {
  worker ??= started();
  worker.postMessage(request);
}

function started(): Worker {
  const fresh = new Worker(trustedScriptUrl(workerUrl), { type: "module", name: "needle-receive" });
  fresh.addEventListener("message", ({ data }: MessageEvent<FilesReply>) => hear(data));
  // It could not start, or broke: whoever waits hears of it, and the next call starts another.
  fresh.addEventListener("error", (event) => {
    fresh.terminate();
    worker = null;
    for (const { failed } of waiting.values())
      failed(new Error(event.message || "The file reader did not start."));
  });
  return fresh;
}

function hear(reply: FilesReply): void {
  const one = waiting.get(reply.call);
  if (one === undefined) return;
  if (reply.tell === "progress") one.watching.onProgress?.(reply.progress);
  else if (reply.tell === "done") one.done(reply.result);
  else one.failed(Object.assign(new Error(reply.message), { name: reply.name }));
}
