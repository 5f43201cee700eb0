import { Button } from "./Button.tsx";
import css from "./CopyForAts.module.css";
import { Fold } from "./Fold.tsx";
import { say } from "./toasts.ts";
import { keyName, useShortcuts } from "./shortcuts.ts";

const copyKey = "c";

/** The same words twice: plain, and for editors that take formatted text. */
type Copied = { text: string; html: string };

/** A card or record for the field of another system: whole, or a section at a time. */
export function CopyForAts({
  whole,
  parts,
  shortcuts,
  wide = false,
}: {
  whole: Copied;
  parts: readonly (Copied & { key: string; title: string })[];
  /** Whether single keys act. */
  shortcuts: boolean;
  wide?: boolean;
}) {
  const copyAll = () => void copy(whole, "Copied: paste it where the scorecard is kept.");
  useShortcuts([{ keys: [copyKey], label: "Copy for the ATS", perform: copyAll }], shortcuts);
  return (
    <>
      <Button
        size={wide ? "wide" : undefined}
        aria-keyshortcuts={shortcuts ? "C" : undefined}
        onClick={copyAll}
      >
        Copy for the ATS {shortcuts && <kbd>{keyName(copyKey)}</kbd>}
      </Button>
      <Fold summary="One section at a time">
        <ul className={css.sections}>
          {parts.map((part) => (
            <li key={part.key} className={css.section}>
              <bdi className="small">{part.title}</bdi>
              <Button
                size="small"
                aria-label={`Copy ${part.title}`}
                onClick={() => void copy(part, `Copied: ${part.title}.`)}
              >
                Copy
              </Button>
            </li>
          ))}
        </ul>
      </Fold>
    </>
  );
}

/** As formatted text where the browser can, and as plain text beside it; else as plain text alone. */
async function copy({ text, html }: Copied, done: string): Promise<void> {
  const as = (type: string, what: string) => new Blob([what], { type });
  try {
    if (typeof ClipboardItem === "undefined") await navigator.clipboard.writeText(text);
    else
      await navigator.clipboard.write([
        new ClipboardItem({
          "text/plain": as("text/plain", text),
          "text/html": as("text/html", html),
        }),
      ]);
    say(done);
  } catch {
    say("This browser did not allow copying. Mark the text on the page and copy it.", "warning");
  }
}
