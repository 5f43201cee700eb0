import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useForm } from "react-hook-form";
import { create } from "zustand";
import { termsOf } from "#domain/playbook/openingPlan.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { takeWord, type LastWord } from "#ui/lastWord.ts";
import { keepChange, wordsNotKept } from "./keep.ts";
import { keptOf, termsIn, TypedTerms, typedOf, wrongIn, type KeptTerms } from "./typedTerms.ts";

/**
 * What is typed and cannot be kept yet, by opening: there again when one comes back to the page, as
 * long as what could be kept beside it still stands.
 */
type HalfTyped = { beside: string; fields: [name: keyof TypedTerms, text: string][] };
const useHalfTyped = create<Record<string, HalfTyped>>()(() => ({}));

/** The form of an opening's terms. All that can be kept is kept as it is typed. */
export function useTerms(panel: Panel) {
  const terms = termsOf(panel);
  const form = useForm<TypedTerms>({
    resolver: zodResolver(TypedTerms),
    defaultValues: typedOf(terms),
    mode: "onTouched",
  });
  // Spelled as what is typed is, so that the two can be compared.
  const stored = JSON.stringify(termsIn(typedOf(terms), keptOf(terms)));
  const sent = useRef<string[]>([]);
  const clock = useRef<LastWord<string>>({ latest: stored, written: stored, isWriting: false });
  const shown = useRef(stored);
  const now = useRef(terms);
  useLayoutEffect(() => {
    now.current = terms;
    // The page may be drawn again before the store tells of what was written: that is no news.
    if (stored === shown.current) return;
    shown.current = stored;
    const own = clock.current;
    if (stored === own.latest) sent.current = [];
    // The store tells late of one's own words: they are no news.
    if (stored === own.latest || sent.current.includes(stored)) return;
    if (own.isWriting || own.latest !== own.written) return;
    // From another tab or a file: taken over, but for what is being typed here.
    clock.current = { latest: stored, written: stored, isWriting: false };
    form.reset(typedOf(terms), { keepDirtyValues: true, keepErrors: true });
  });

  useEffect(() => {
    const half = useHalfTyped.getState()[panel.id];
    if (half?.beside === clock.current.latest && half.fields.length > 0) {
      for (const [name, text] of half.fields)
        form.setValue(name, text, { shouldDirty: true, shouldTouch: true });
      // Once the page has settled: what is wrong is said again.
      setTimeout(() => void form.trigger());
    }
    const keep = () => {
      const typed = form.getValues();
      // Not what the page shows: that may be behind what was kept a moment ago.
      const before = JSON.parse(clock.current.latest) as KeptTerms;
      const word = JSON.stringify(termsIn(typed, before));
      const fields = wrongIn(typed).map((name): HalfTyped["fields"][number] => [name, typed[name]]);
      useHalfTyped.setState({ [panel.id]: { beside: word, fields } });
      sent.current = [...sent.current, word].slice(-50);
      void takeWord(clock.current, word, {
        save: (latest) => keepChange(now.current, JSON.parse(latest) as KeptTerms),
        words: () => ({
          field: "Level, pay and working pattern",
          text: Object.values(typed).join("\n"),
        }),
        onFail: wordsNotKept,
      });
    };
    return form.subscribe({ formState: { values: true }, callback: keep });
  }, [form, panel.id]);
  return form;
}
