import { trustedScriptUrl } from "#trusted";
import type { CardsExport, CardsWish, OnCards } from "./exportCards.ts";
import type { ExportReply } from "./exporting.worker.ts";

/** Built as an entry of its own, so that it shares its chunks with the pages. */
const workerUrl = import.meta.env.DEV
  ? "/src/exchange/exporting.worker.ts"
  : "/workers/exporting.worker.js";

/** Started while somebody chooses what to export: it has its scripts by then. */
let spare: Worker | null = null;

function started(): Worker {
  return new Worker(trustedScriptUrl(workerUrl), { type: "module", name: "needle-export" });
}

/** Gets a worker ready; what it gives back lets go of one that was not needed. */
export function warmUpExport(): () => void {
  if (typeof Worker === "function") spare ??= started();
  return () => {
    spare?.terminate();
    spare = null;
  };
}

/**
 * Writes a file off the page, however many cards there are. Rejects with an `AbortError` when
 * cancelled: the worker is ended where it is, and with it all it had written.
 */
export async function exportOffPage(
  wish: CardsWish,
  { signal, onCards = () => {} }: { signal?: AbortSignal; onCards?: OnCards } = {},
): Promise<CardsExport> {
  signal?.throwIfAborted();
  // jsdom and Node have none; the same function runs here then.
  if (typeof Worker !== "function") {
    const { exportCards } = await import("./exportCards.ts");
    return exportCards(wish, onCards);
  }
  const worker = spare ?? started();
  spare = null;
  const cancel = new AbortController();
  try {
    return await new Promise<CardsExport>((done, failed) => {
      signal?.addEventListener("abort", () => failed(signal.reason as Error), {
        signal: cancel.signal,
      });
      worker.addEventListener("message", ({ data }: MessageEvent<ExportReply>) => {
        if (data.tell === "progress") onCards(data.done, data.of);
        else if (data.tell === "done") done(data.made);
        else failed(new Error(data.message));
      });
      worker.addEventListener("error", (event) =>
        failed(new Error(event.message || "The file writer did not start.")),
      );
      worker.postMessage(wish);
    });
  } finally {
    cancel.abort();
    worker.terminate();
  }
}
