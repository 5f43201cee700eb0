import type { GateId } from "#domain/id.ts";
import type { Gate } from "#domain/kit/kit.ts";
import type { GateMark } from "#domain/records/scorecard.ts";
import { SheetSection } from "#ui/Sheet.tsx";
import { Chip } from "./Chip.tsx";
import css from "./Gates.module.css";

const marks = [
  { mark: "shown", text: "Shown" },
  { mark: "not shown", text: "Not shown" },
] as const satisfies { mark: GateMark; text: string }[];

/** Must-have skills: shown, not shown, or (neither pressed) unknown. Never part of a score. */
export function Gates({
  gates,
  marks: given,
  onMark,
}: {
  gates: readonly Gate[];
  marks: Readonly<Record<GateId, GateMark>>;
  onMark: (gate: GateId, mark: GateMark | null) => void;
}) {
  return (
    <SheetSection label="Must-have skills">
      <h3>Must-have skills</h3>
      <ul className={css.gates}>
        {gates.map((gate) => (
          <li key={gate.id} className={css.gate} title={gate.detail}>
            <span>{gate.title}</span>
            {marks.map(({ mark, text }) => (
              <Chip
                key={mark}
                tone={mark === "not shown" ? "red flag" : "strong sign"}
                isOn={given[gate.id] === mark}
                aria-label={`${gate.title}: ${text.toLowerCase()}`}
                onClick={() => onMark(gate.id, given[gate.id] === mark ? null : mark)}
              >
                {text}
              </Chip>
            ))}
          </li>
        ))}
      </ul>
    </SheetSection>
  );
}
