import { useLiveQuery } from "dexie-react-hooks";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { plural } from "#domain/plural.ts";
import { listArrived } from "#storage/arrivedLines.ts";
import type { ArrivedLine } from "#storage/database.ts";
import { useNow } from "#ui/useNow.ts";

/** What is older is no news: the table says it. */
const freshForMs = 10 * 60_000;

/** The last card that came by itself, in a few words: who, and never on whom or how it scores. */
export function LatestArrival({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const lines = useLiveQuery(() => listArrived(panel.id), [panel.id]);
  const now = useNow(20_000);
  const fresh = lines?.filter(({ at }) => now - Date.parse(at) < freshForMs) ?? [];
  const [told] = fresh.flatMap((line) => {
    const words = inWords(panel, viewer, line);
    return words === null ? [] : [{ words, at: line.at }];
  });
  return (
    <p className="small muted">
      <bdi role="status">{told?.words}</bdi>
      {told !== undefined && ` · ${agoInWords(now - Date.parse(told.at))}`}
    </p>
  );
}

function inWords(panel: Panel, { me }: Viewer, line: ArrivedLine): string | null {
  if (line.what === "opened") {
    const candidate = panel.candidates.find(({ id }) => id === panel.resolve(line.candidate));
    return candidate === undefined ? null : `All cards on ${candidate.name} are in`;
  }
  if (line.what !== "came" || line.cards === 0 || panel.resolve(line.from) === me) return null;
  const author = panel.members.find(({ id }) => id === panel.resolve(line.from));
  if (author === undefined) return null;
  return `${author.name} handed in ${line.cards === 1 ? "a card" : plural(line.cards, "card")}`;
}

/** A device's clock may have been put back since. */
function agoInWords(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  return minutes === 0 ? "just now" : `${minutes} min ago`;
}
