import { watchConnection } from "#storage/connection.ts";
import { type CardsExport, type CardsWish, exportCards } from "./exportCards.ts";

export type ExportReply =
  | { tell: "progress"; done: number; of: number }
  | { tell: "done"; made: CardsExport }
  | { tell: "failed"; message: string };

/** Writes one file and is gone: whoever cancels ends the worker, and nothing of it is left. */
watchConnection();
globalThis.addEventListener("message", ({ data }: MessageEvent<CardsWish>) => void answer(data));

async function answer(wish: CardsWish): Promise<void> {
  try {
    const made = await exportCards(wish, (done, of) => reply({ tell: "progress", done, of }));
    reply({ tell: "done", made });
  } catch (error) {
    reply({ tell: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

function reply(message: ExportReply): void {
  globalThis.postMessage(message);
}
