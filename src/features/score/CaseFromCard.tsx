import { useState } from "react";
import { useLocation } from "wouter";
import type { PanelistId } from "#domain/id.ts";
import { caseOfLines, evidenceLines, type EvidenceLine } from "#domain/practice/caseFromCard.ts";
import { nameless, textOfParts } from "#domain/practice/nameless.ts";
import { mostCases } from "#domain/kit/kit.ts";
import type { PanelCard } from "#domain/panel/panelCards.ts";
import { addCase } from "#storage/kitDrafts.ts";
import { newId } from "#storage/newId.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { say } from "#ui/toasts.ts";
import css from "./CaseFromCard.module.css";
import { CheckCaseLines, type CaseLine } from "./CheckCaseLines.tsx";
import { mayBecomeCase, namedOn } from "./namedOn.ts";
import type { CardSetting } from "./cardSetting.ts";

type Setting = Pick<CardSetting, "panel" | "candidate" | "kit"> & { card: PanelCard };

/** Once the panel has decided, one's own evidence can become a practice case, without its names. */
export function CaseFromCard({ me, ...setting }: Setting & { me: PanelistId | null }) {
  const [isOpen, setOpen] = useState(false);
  const { panel, candidate, kit, card } = setting;
  const lines = evidenceLines(kit, card.body);
  if (
    lines.length === 0 ||
    !mayBecomeCase(panel, { author: card.author, candidate: candidate.id }, me)
  )
    return null;
  return (
    <>
      <Button size="wide" onClick={() => setOpen(true)}>
        Make a practice case from this card…
      </Button>
      {isOpen && (
        <Dialog title="A practice case from this card" size="wide" onClose={() => setOpen(false)}>
          <Making {...setting} lines={lines} />
        </Dialog>
      )}
    </>
  );
}

/** Choose lines, read what becomes of them, and only then put them into a draft of the kit. */
function Making({
  panel,
  candidate,
  kit,
  card,
  lines,
}: Setting & { lines: readonly EvidenceLine[] }) {
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [checked, setChecked] = useState<readonly CaseLine[] | null>(null);
  const named = namedOn(panel, candidate);
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
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
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
            <fieldset key={id} className={css.lines}>
              <legend>
                <b>{title}</b>
              </legend>
              {here.map(({ key, text, source }) => (
                <label key={key} className={css.line}>
                  <input type="checkbox" checked={chosen.has(key)} onChange={() => toggle(key)} />
                  <span dir="auto">
                    {text} {source !== null && <span className="small muted">({source})</span>}
                  </span>
                </label>
              ))}
            </fieldset>
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
