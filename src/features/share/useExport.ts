import { useEffect, useRef, useState } from "react";
import { handOver } from "#exchange/download.ts";
import type { CardsExport, CardsWish } from "#exchange/exportCards.ts";
import { exportOffPage, warmUpExport } from "#exchange/exporting.ts";

export type ExportStep =
  | { step: "idle" }
  | { step: "writing"; done: number; of: number }
  /** Names stand in what people wrote: may they stay there? */
  | { step: "named"; named: number }
  /** What it loses is told before it is saved. */
  | { step: "lossy"; made: CardsExport }
  | { step: "saved"; made: CardsExport }
  | { step: "cancelled" }
  | { step: "failed"; why: string };

/** One export at a time, from asking to saving; leaving the page ends it. */
export function useExport(onHeld: () => Promise<void>) {
  const [state, setState] = useState<ExportStep>({ step: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    const letGo = warmUpExport();
    return () => {
      letGo();
      running.current?.abort();
    };
  }, []);

  const keep = async (made: CardsExport) => {
    await handOver({ ...made, text: made.content });
    await onHeld();
    setState({ step: "saved", made });
  };
  const run = async (wishing: () => Promise<CardsWish>, areNamesSettled: boolean) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ step: "writing", done: 0, of: 0 });
    try {
      const made = await exportOffPage(await wishing(), {
        signal: controller.signal,
        onCards: (done, of) => setState({ step: "writing", done, of }),
      });
      if (made.named > 0 && !areNamesSettled) setState({ step: "named", named: made.named });
      else if (made.notCarried.length > 0) setState({ step: "lossy", made });
      else await keep(made);
    } catch (error) {
      if (running.current !== controller) return;
      setState(
        controller.signal.aborted
          ? { step: "cancelled" }
          : { step: "failed", why: error instanceof Error ? error.message : String(error) },
      );
    }
  };
  return {
    state,
    run,
    save: async () => {
      if (state.step === "lossy") await keep(state.made);
    },
    cancel: () => running.current?.abort(),
    /** Something else was chosen: what was made before is let go of. */
    reset: () => {
      const left = running.current;
      running.current = null;
      left?.abort();
      setState({ step: "idle" });
    },
  };
}
