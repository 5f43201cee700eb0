import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import type { OpeningId } from "#domain/id.ts";
import { termsOf } from "#domain/playbook/openingPlan.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { takeWord, type LastWord } from "#ui/lastWord.ts";
import { keepChange, wordsNotKept } from "./keep.ts";
import { keptOf, termsIn, TypedTerms, typedOf, wrongIn, type KeptTerms } from "./typedTerms.ts";

type Typing = {
  clock: LastWord<string>;
  /** One's own words the store has not told of yet. */
  sent: string[];
  /** What the store told last. */
  shown: string;
  /** What cannot be kept as it is. */
  half: [name: keyof TypedTerms, text: string][];
};

/**
 * What was typed last, by opening: there again when one comes back to the page, whether the store
 * has told of it by then or not, as long as nothing came from elsewhere meanwhile.
 */
const typedLast = new Map<OpeningId, Typing>();
/** What the page has shown before is no news to it. */
const drawn = new WeakSet<Panel>();

/** The form of an opening's terms. All that can be kept is kept as it is typed. */
export function useTerms(panel: Panel) {
  const terms = termsOf(panel);
  // Spelled as what is typed is, so that the two can be compared.
  const stored = JSON.stringify(termsIn(typedOf(terms), keptOf(terms)));
  const [begun] = useState(() => typingOf(panel, stored));
  const typing = useRef(begun);
  const form = useForm<TypedTerms>({
    resolver: zodResolver(TypedTerms),
    defaultValues: typedOf(latestIn(begun)),
    mode: "onTouched",
  });
  const now = useRef(terms);
  useLayoutEffect(() => {
    now.current = terms;
    drawn.add(panel);
    // The page may be drawn again before the store tells of what was written: that is no news.
    const own = typing.current;
    if (stored === own.shown) return;
    own.shown = stored;
    const isNew = isNews(stored, own);
    if (stored === own.clock.latest) own.sent = [];
    if (!isNew) return;
    // From another tab or a file: taken over, but for what is being typed here.
    own.clock = clockAt(stored);
    form.reset(typedOf(terms), { keepDirtyValues: true, keepErrors: true });
  });

  useEffect(() => {
    const own = typing.current;
    for (const [name, text] of own.half)
      form.setValue(name, text, { shouldDirty: true, shouldTouch: true });
    // Once the page has settled: what is wrong is said again.
    const saying = own.half.length > 0 ? setTimeout(() => void form.trigger()) : undefined;
    const keep = () => {
      const typed = form.getValues();
      // Not what the page shows: that may be behind what was kept a moment ago.
      const word = JSON.stringify(termsIn(typed, latestIn(own)));
      own.half = wrongIn(typed).map((name) => [name, typed[name]]);
      own.sent = [...own.sent, word].slice(-50);
      typedLast.set(panel.id, own);
      void takeWord(own.clock, word, {
        save: (latest) => keepChange(now.current, JSON.parse(latest) as KeptTerms),
        words: () => ({
          field: "Level, pay and working pattern",
          text: Object.values({
            ...typedOf(latestIn(own)),
            ...Object.fromEntries(own.half),
          }).join("\n"),
        }),
        onFail: wordsNotKept,
      });
    };
    const stop = form.subscribe({ formState: { values: true }, callback: keep });
    return () => {
      clearTimeout(saying);
      stop();
    };
  }, [form, panel.id]);
  return form;
}

/** What is being typed into an opening's terms, begun anew where something came from elsewhere. */
function typingOf(panel: Panel, stored: string): Typing {
  const own = typedLast.get(panel.id);
  if (own !== undefined && (drawn.has(panel) || !isNews(stored, own))) return own;
  return { clock: clockAt(stored), sent: [], shown: stored, half: [] };
}

function clockAt(word: string): LastWord<string> {
  return { latest: word, written: word, isWriting: false };
}

function latestIn({ clock }: Typing): KeptTerms {
  return JSON.parse(clock.latest) as KeptTerms;
}

/** The store tells late of one's own words: they are no news. Nor is anything while they are written. */
function isNews(stored: string, { clock, sent }: Typing): boolean {
  if (stored === clock.latest || sent.includes(stored)) return false;
  return !clock.isWriting && clock.latest === clock.written;
}
