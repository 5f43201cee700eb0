import { useState } from "react";
import { flushSync } from "react-dom";
import type { FindEntry } from "#features/find/entry.ts";
import { Palette } from "#features/find/Palette.tsx";
import { saveCalendar } from "#features/playbook/saveCalendar.ts";
import { lazily } from "#ui/lazily.tsx";
import { openingInView } from "./InView.tsx";

const AskEverybody = lazily(
  async () => (await import("#features/prepare/AskEverybody.tsx")).AskEverybody,
);

/** The palette, and what it can do with the opening in view from any of its pages. */
export function PaletteInView({
  shortcuts,
  onClose,
}: {
  shortcuts: boolean;
  onClose: (does?: FindEntry["does"]) => void;
}) {
  const [shown] = useState(openingInView);
  const [isAsking, setAsking] = useState(false);
  const [ways] = useState(() => ({
    ask: () => setAsking(true),
    saveCalendar: () => {
      if (shown !== null) void saveCalendar(shown.panel, shown.viewer);
    },
  }));
  if (isAsking && shown !== null)
    return <AskEverybody panel={shown.panel} viewer={shown.viewer} onClose={() => onClose()} />;
  return (
    <Palette
      inView={shown}
      ways={ways}
      shortcuts={shortcuts}
      onClose={(does) => {
        // The palette goes first, with the focus back where it was.
        if (does !== undefined && "perform" in does && does.perform === ways.ask)
          flushSync(does.perform);
        else onClose(does);
      }}
    />
  );
}
