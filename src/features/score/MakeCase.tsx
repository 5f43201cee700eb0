import { useState } from "react";
import { useLocation } from "wouter";
import { peopleNamedOn } from "#domain/exports/peopleNamedOn.ts";
import { caseOfLines } from "#domain/practice/caseFromCard.ts";
import { evidenceLines } from "#domain/practice/evidenceLines.ts";
import type { NameToHide } from "#domain/practice/namePatterns.ts";
import { nameless, textOfParts } from "#domain/practice/nameless.ts";
import { mostCases } from "#domain/kit/kit.ts";
import type { PanelCard } from "#domain/panel/panelCards.ts";
import { addCase } from "#storage/kitDrafts.ts";
import { newId } from "#storage/newId.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { PickLines } from "#ui/PickLines.tsx";
import { say } from "#ui/toasts.ts";
import { CheckCaseLines, type CaseLine } from "./CheckCaseLines.tsx";
import type { CardSetting } from "./cardSetting.ts";

export type CaseSetting = Pick<CardSetting, "panel" | "candidate" | "kit"> & { card: PanelCard };

/** Choose lines, read what becomes of them, and only then put them into a draft of the kit. */
export function MakeCase({ panel, candidate, kit, card }: CaseSetting) {
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [checked, setChecked] = useState<readonly CaseLine[] | null>(null);
  const lines = evidenceLines(kit, card.body);
  const named: NameToHide[] = [
    ...peopleNamedOn(panel, candidate, "the candidate"),
    { name: panel.opening.title, as: "the role" },
  ];
  const check = () =>
    setChecked(
      lines
        .filter(({ key }) => chosen.has(key))
        .map((line) => {
          const parts = nameless(line.text, named);
          return { ...line, parts, text: textOfParts(parts) };
        }),
    );
  const make = async () => {
    const items = kit.items.map(({ id }) => id);
    const draft = await addCase(card.body.kit, kit, caseOfLines(newId(), items, checked ?? []));
    if (draft === null)
      return say(
        `Nothing was added: the draft of this kit has ${mostCases} cases already.`,
        "warning",
      );
    say("The case is in a draft of the kit. Give it a made-up name, the answers and the reasons.");
    navigate(paths.kitDraft(draft));
  };
  if (checked !== null)
    return (
      <CheckCaseLines
        kit={kit}
        named={named}
        lines={checked}
        onEdit={(key, text) =>
          setChecked(checked.map((line) => (line.key === key ? { ...line, text } : line)))
        }
        onBack={() => setChecked(null)}
        onMake={() => void make()}
      />
    );
  return (
    <div className="stack">
      <p className="small muted">
        Choose the lines somebody could learn from. Only these are copied; scores and the
        recommendation are not. Names are replaced next, for you to check.
      </p>
      {kit.items.map(({ id, title }) => {
        const here = lines.filter(({ item }) => item === id);
        return (
          here.length > 0 && (
            <PickLines
              key={id}
              title={title}
              lines={here.map(({ key, text, source }) => ({ key, text, aside: source }))}
              chosen={chosen}
              onChange={setChosen}
            />
          )
        );
      })}
      <div>
        <Button look="primary" disabled={chosen.size === 0} onClick={check}>
          Replace the names
        </Button>
      </div>
    </div>
  );
}
