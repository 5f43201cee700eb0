import type { Answers } from "#storage/arrivals.ts";
import { watchConnection } from "#storage/connection.ts";
import type { Outcome, Preview, Progress, Source } from "./preview.ts";
import { closePreview, previewFiles } from "./previewFiles.ts";
import { acceptFiles } from "./acceptFiles.ts";

/** What the page asks of this worker; `call` tells the answers apart. */
export type Request =
  | { ask: "look"; call: number; sources: readonly Source[] }
  | { ask: "take in"; call: number; preview: number; answers: Answers }
  | { ask: "cancel"; call: number }
  | { ask: "dismiss"; preview: number };
export type FilesReply =
  | { call: number; tell: "progress"; progress: Progress }
  | { call: number; tell: "done"; result: Preview | Outcome }
  | { call: number; tell: "failed"; name: string; message: string };

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
    const result =
      request.ask === "look"
        ? await previewFiles(request.sources, watching)
        : await acceptFiles(request.preview, request.answers, watching);
    reply({ call, tell: "done", result });
  } catch (error) {
    // The name travels apart: what the page does about a full disk depends on it.
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    reply({ call, tell: "failed", name, message });
  } finally {
    running.delete(call);
  }
}

function reply(message: FilesReply): void {
  globalThis.postMessage(message);
}
