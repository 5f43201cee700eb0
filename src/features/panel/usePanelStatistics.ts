import { useEffect, useState } from "react";
import type { PanelScores } from "#domain/panelStatistics/panelScores.ts";
import type { PanelStatistics } from "#domain/panelStatistics/panelStatistics.ts";
import { trustedScriptUrl } from "#trusted";
import type { StatisticsReply } from "./panelStatistics.worker.ts";

/** Built as an entry of its own, so that it shares its chunks with the pages. */
const workerUrl = import.meta.env.DEV
  ? "/src/features/panel/panelStatistics.worker.ts"
  : "/workers/panelStatistics.worker.js";

export type Computed =
  | { state: "computing"; done: number }
  | { state: "done"; statistics: PanelStatistics };

const begun: Computed = { state: "computing", done: 0 };

/** The statistics of these scores, never of earlier ones: a newer panel starts anew. */
export function usePanelStatistics(scores: PanelScores): Computed {
  const [input, setInput] = useState(scores);
  if (input.key !== scores.key) setInput(scores);
  const [answer, setAnswer] = useState<{ input: PanelScores; computed: Computed | Error }>();
  useEffect(() => compute(input, (computed) => setAnswer({ input, computed })), [input]);
  if (answer === undefined || answer.input.key !== scores.key) return begun;
  if (answer.computed instanceof Error) throw answer.computed;
  return answer.computed;
}

/** Starts computing; the function it gives back ends it. */
function compute(input: PanelScores, tell: (computed: Computed | Error) => void): () => void {
  return typeof Worker === "function" ? inWorker(input, tell) : computeHere(input, tell);
}

/** jsdom has no workers; browsers never fetch this half. */
function computeHere(input: PanelScores, tell: (computed: Computed | Error) => void): () => void {
  let isWanted = true;
  const run = async () => {
    const { panelStatistics } = await import("#domain/panelStatistics/panelStatistics.ts");
    if (isWanted) tell({ state: "done", statistics: panelStatistics(input) });
  };
  run().catch((error: unknown) => {
    if (isWanted) tell(asError(error));
  });
  return () => {
    isWanted = false;
  };
}

function inWorker(input: PanelScores, tell: (computed: Computed | Error) => void): () => void {
  const worker = new Worker(trustedScriptUrl(workerUrl), {
    type: "module",
    name: "needle-statistics",
  });
  worker.addEventListener("message", ({ data }: MessageEvent<StatisticsReply>) => {
    if (data.tell === "progress") return tell({ state: "computing", done: data.done });
    tell({ state: "done", statistics: data.statistics });
    worker.terminate();
  });
  worker.addEventListener("error", ({ message }) => {
    worker.terminate();
    tell(new Error(message || "The statistics did not start."));
  });
  worker.postMessage(input);
  return () => worker.terminate();
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
