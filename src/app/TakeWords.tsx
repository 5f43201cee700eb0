import { useState, type ReactNode } from "react";
import { handOver } from "#exchange/download.ts";
import { Button } from "#ui/Button.tsx";
import { wordsInText } from "#ui/typedWords.ts";
import type { Words } from "#ui/writes.ts";
import css from "./TakeWords.module.css";

/** The ways to take along what was typed and may not be stored: copied, as a file, or by hand. */
export function TakeWords({
  words,
  first,
}: {
  words: () => readonly Words[];
  /** Buttons before these. */
  first?: ReactNode;
}) {
  const [shown, setShown] = useState("");
  const [said, say] = useState("");
  const all = () => `${document.title}, ${new Date().toLocaleString()}\n\n${wordsInText(words())}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(all());
      say("Copied. Paste it somewhere safe.");
    } catch {
      say("The browser did not allow it. Copy it by hand below.");
    }
  };
  const save = async () => {
    await handOver({
      name: "needle-typed-words.txt",
      type: "text/plain;charset=utf-8",
      text: all(),
    });
    say("needle-typed-words.txt is in your downloads.");
  };
  return (
    <div className={css.take}>
      <div className="row">
        {first}
        <Button size="small" onClick={() => void copy()}>
          Copy what you typed here
        </Button>
        <Button size="small" onClick={() => void save()}>
          Save it as a file
        </Button>
        <span role="status" className="small">
          {said}
        </span>
      </div>
      <details
        onToggle={(event) => {
          if (event.currentTarget.open) setShown(all());
        }}
      >
        <summary>Show everything you typed here</summary>
        <textarea
          className={css.all}
          aria-label="Everything you typed here"
          readOnly
          rows={6}
          value={shown}
        />
      </details>
    </div>
  );
}
