import { ChevronLeft, ChevronRight } from "lucide-react";
import type { CandidateId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Reveals } from "#domain/panel/reveal.ts";
import css from "./CandidatePicker.module.css";

/** All candidates by how far they are, in one line however many: a search may have two hundred. */
export function CandidatePicker({
  panel,
  chosen,
  reveals,
  onChoose,
  onStep,
}: {
  panel: Panel;
  chosen: CandidateId;
  reveals: Reveals;
  onChoose: (candidate: CandidateId) => void;
  onStep: (by: 1 | -1) => void;
}) {
  const decided = new Set(panel.meeting.decisions.map(({ candidate }) => candidate));
  const isOpen = ({ id }: PanelCandidate) => reveals.get(id)?.state === "open";
  const open = panel.candidates.filter(isOpen);
  const groups = [
    { label: "To talk about", of: open.filter(({ id }) => !decided.has(id)) },
    { label: "Decided", of: open.filter(({ id }) => decided.has(id)) },
    { label: "Still blind", of: panel.candidates.filter((one) => !isOpen(one)) },
  ];
  const at = panel.candidates.findIndex(({ id }) => id === chosen);
  return (
    <nav aria-label="Candidates" className={css.picker}>
      <button
        type="button"
        className={css.step}
        aria-label="Previous candidate"
        disabled={at <= 0}
        onClick={() => onStep(-1)}
      >
        <ChevronLeft size={18} aria-hidden />
      </button>
      <select
        aria-label="Candidate"
        dir="auto"
        className={css.select}
        value={chosen}
        onChange={({ target }) => {
          const next = panel.candidates.find(({ id }) => id === target.value);
          if (next !== undefined) onChoose(next.id);
        }}
      >
        {groups.map(({ label, of }) =>
          of.length === 0 ? null : (
            <optgroup key={label} label={`${label} (${of.length})`}>
              {of.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          ),
        )}
      </select>
      <button
        type="button"
        className={css.step}
        aria-label="Next candidate"
        disabled={at === panel.candidates.length - 1}
        onClick={() => onStep(1)}
      >
        <ChevronRight size={18} aria-hidden />
      </button>
      <span className="small muted">
        {at + 1} of {panel.candidates.length}
      </span>
    </nav>
  );
}
