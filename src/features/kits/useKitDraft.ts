import { useEffect, useRef, useState } from "react";
import { kitRemarks } from "#domain/kit/kitChecks.ts";
import type { KitRemark } from "#domain/kit/kitRemark.ts";
import { withCases, withoutNoCases } from "#domain/kit/caseForm.ts";
import type { KitDraft, KitForm } from "#domain/kit/kitForm.ts";
import { saveKitDraft } from "#storage/kitDrafts.ts";
import { takeWord, type LastWord } from "#ui/lastWord.ts";
import { say } from "#ui/toasts.ts";
import type { KitFormApi } from "./KitField.tsx";

/** Changes that come closer together than this are one step of undo. */
const oneStep = 900;
const mostSteps = 100;

/** Adding, removing and moving are steps of their own, however fast they follow one another. */
function shapeOf({ items, gates, signals, rounds, cases = [] }: KitForm): string {
  return [items, gates, signals, rounds]
    .map((part) => part.map(({ id }) => id).join(" "))
    .concat(items.map(({ questions }) => String(questions.length)))
    .concat(cases.map(({ name, evidence }) => `${name} ${evidence.length}`))
    .join("|");
}

/** Saves the form as it changes, says what there is to remark, and remembers the way back. */
export function useKitDraft(draft: KitDraft, form: KitFormApi) {
  const [remarks, setRemarks] = useState<readonly KitRemark[]>(() => kitRemarks(draft.form));
  const [steps, setSteps] = useState<readonly KitForm[]>([]);
  const kept = useRef<LastWord<KitForm>>({
    latest: draft.form,
    written: draft.form,
    isWriting: false,
  });
  const lastStep = useRef(0);
  const isUndoing = useRef(false);

  const take = (next: KitForm) => {
    setRemarks(kitRemarks(next));
    void takeWord(kept.current, next, {
      save: (latest) => saveKitDraft(draft.id, latest),
      words: (latest) => ({
        field: `Kit: ${latest.title}`,
        text: JSON.stringify(latest, null, 2),
      }),
      onFail: () =>
        say("Not saved. What you typed is still here; the next change tries again.", "warning"),
    });
  };

  useEffect(() => {
    const changed = () => {
      if (isUndoing.current) return;
      const before = kept.current.latest;
      const now = performance.now();
      const next = withoutNoCases(structuredClone(form.getValues()));
      if (now - lastStep.current > oneStep || shapeOf(next) !== shapeOf(before))
        setSteps((known) => [...known, before].slice(-mostSteps));
      lastStep.current = now;
      take(next);
    };
    return form.subscribe({ formState: { values: true }, callback: changed });
    // oxlint-disable-next-line react/exhaustive-deps -- one subscription for the form's life
  }, [form]);

  const undo = () => {
    const before = steps.at(-1);
    if (before === undefined) return;
    setSteps(steps.slice(0, -1));
    // The next change is a step of its own, and this one is none.
    lastStep.current = 0;
    isUndoing.current = true;
    form.reset(withCases(structuredClone(before)), { keepTouched: true });
    isUndoing.current = false;
    take(before);
  };

  return { form: kept.current.latest, remarks, undo: steps.length === 0 ? null : undo };
}
