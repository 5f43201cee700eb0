import type { PanelScores } from "#domain/panelStatistics/panelScores.ts";
import { panelStatistics, type PanelStatistics } from "#domain/panelStatistics/panelStatistics.ts";

export type StatisticsReply =
  | { tell: "progress"; done: number }
  | { tell: "done"; statistics: PanelStatistics };

/** One panel, one worker: whoever no longer needs the answer ends it. */
globalThis.addEventListener("message", ({ data }: MessageEvent<PanelScores>) => {
  const statistics = panelStatistics(data, (done) => reply({ tell: "progress", done }));
  reply({ tell: "done", statistics });
});

function reply(message: StatisticsReply): void {
  globalThis.postMessage(message);
}
