import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Reveal } from "#domain/panel/reveal.ts";
import { agreeToOpen } from "#storage/sealing.ts";
import { Button } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";

/** All cards are in and not all are open: whose device has not been here since. */
export function StillSealed({
  panel,
  candidate,
  reveal: { holding, toAgree },
}: {
  panel: Panel;
  candidate: PanelCandidate;
  reveal: Extract<Reveal, { state: "sealed" }>;
}) {
  const names = holding.map((id) => panel.members.find((one) => one.id === id)?.name ?? "somebody");
  if (toAgree)
    return (
      <Notice
        tone="todo"
        action={
          <Button look="primary" onClick={() => void agreeToOpen(panel.id, candidate.id)}>
            Open without it
          </Button>
        }
      >
        <b>
          The panel goes on without a card on <bdi>{candidate.name}</bdi>.
        </b>{" "}
        Whoever said so has no card of their own in, so that each author is asked before theirs
        opens.
      </Notice>
    );
  return (
    <Notice>
      <b>
        All cards on <bdi>{candidate.name}</bdi> are in.
      </b>{" "}
      {names.length === 0
        ? "They are being opened."
        : `They open once ${inList(names)} ${names.length === 1 ? "has" : "have"} opened Needle with what came in since.`}
    </Notice>
  );
}

function inList(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
