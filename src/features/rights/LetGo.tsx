import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { openCandidates } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { keptFor } from "#domain/panelStatistics/keptScores.ts";
import { plural } from "#domain/plural.ts";
import { UnderHold } from "#storage/erase.ts";
import { listKeptScores } from "#storage/keptScores.ts";
import { Button } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { say } from "#ui/toasts.ts";
import { letCandidatesGo, type How, type LetGone } from "./letCandidatesGo.ts";

const words: Readonly<Record<How, string>> = { anonymise: "Anonymise", erase: "Erase" };

/** Anonymise or erase, asked once more, and then done and looked for. */
export function LetGo({
  panel,
  viewer,
  candidates,
  onDone,
}: {
  panel: Panel;
  viewer: Viewer;
  candidates: readonly PanelCandidate[];
  onDone: (done: LetGone) => void;
}) {
  const [asked, ask] = useState<How | null>(null);
  const [isBusy, setBusy] = useState(false);
  // What was pressed gives way to the question, and the question to what was pressed.
  const keep = useRef<HTMLButtonElement>(null);
  const buttons = useRef<Partial<Record<How, HTMLButtonElement | null>>>({});
  const answered = useRef<How>(null);
  useEffect(() => {
    if (asked !== null) keep.current?.focus();
    else if (answered.current !== null && document.activeElement === document.body)
      buttons.current[answered.current]?.focus();
    answered.current = asked;
  }, [asked]);
  const questionId = useId();
  const kept = useLiveQuery(listKeptScores);
  const open = new Set(openCandidates(panel, viewer).map(({ id }) => id));
  const opened = candidates.filter(({ id }) => open.has(id)).length;
  const known = keptFor(kept ?? [], panel.ids, panel.opening.kit).length;
  const run = async (how: How) => {
    setBusy(true);
    try {
      onDone(await letCandidatesGo(panel, candidates, { how, isOpen: ({ id }) => open.has(id) }));
      ask(null);
    } catch (error) {
      if (!(error instanceof UnderHold)) throw error;
      say("A legal hold was set meanwhile: nobody was erased.");
    } finally {
      setBusy(false);
    }
  };
  if (asked === null)
    return (
      <div className="row">
        {(["anonymise", "erase"] as const).map((how) => (
          <Button
            key={how}
            ref={(button) => {
              buttons.current[how] = button;
            }}
            look={how === "erase" ? "danger" : "plain"}
            disabled={candidates.length === 0}
            onClick={() => ask(how)}
          >
            {words[how]}…
          </Button>
        ))}
      </div>
    );
  const leave = ({ key }: KeyboardEvent) => {
    if (key === "Escape") ask(null);
  };
  const cards = candidates.reduce((sum, { id }) => sum + panel.cardsOn(id).length, 0);
  return (
    <div className="stack" role="group" aria-label={words[asked]} aria-describedby={questionId}>
      <p id={questionId}>
        {words[asked]} <Who candidates={candidates} />, with {plural(cards, "card")} and every
        draft, note and letter on them? This cannot be undone. Other devices erase them when they
        are in touch or open a file from here.
      </p>
      {asked === "anonymise" && (
        <Notice>
          {opened === 0 ? (
            <p>
              Their cards are still closed to you, so no scores are kept: this is the same as
              erasing.
            </p>
          ) : (
            <p>
              Which panelist gave which score stays on this device, for what it says about the
              panel: no name, no time, no word. It counts in no ranking and no list of candidates.
              {opened < candidates.length &&
                ` Of ${plural(candidates.length - opened, "candidate")} whose cards are closed to you nothing is kept.`}
            </p>
          )}
          {opened > 0 && known + opened === 1 && (
            <p>
              <b>It would be the only one kept of this opening:</b> whoever looks at the panel’s
              figures, and knows who was interviewed, can tell whose scores they are. Until there
              are more, only erasing makes sure.
            </p>
          )}
        </Notice>
      )}
      <div className="row">
        <Button look="danger" disabled={isBusy} onKeyDown={leave} onClick={() => void run(asked)}>
          {words[asked]} for good
        </Button>
        <Button ref={keep} disabled={isBusy} onKeyDown={leave} onClick={() => ask(null)}>
          Keep
        </Button>
        <span role="status" className="small muted">
          {isBusy && "Erasing, and looking through everything that is stored here…"}
        </span>
      </div>
    </div>
  );
}

function Who({ candidates }: { candidates: readonly PanelCandidate[] }) {
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined) return <bdi>{only.name}</bdi>;
  return <>{plural(candidates.length, "candidate")}</>;
}
