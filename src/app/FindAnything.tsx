import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useLocation } from "wouter";
import { lazily } from "#ui/lazily.tsx";
import { useNamesOff } from "#ui/namesOff.ts";
import { keyName, useShortcuts } from "#ui/shortcuts.ts";
import { say } from "#ui/toasts.ts";
import css from "./Shell.module.css";

const Palette = lazily(() =>
  import("./PaletteInView.tsx").then(
    (module) => module.PaletteInView,
    () => NotFetched,
  ),
);

const findKey = "mod+k";

/** In the bar of every page, and by its keys from anywhere, also while one types. */
export function FindAnything({ shortcuts }: { shortcuts: boolean }) {
  const [location, navigate] = useLocation();
  const namesOff = useNamesOff();
  /** Where it was opened, and whether names were hidden: where either changes it closes. */
  const [opened, setOpened] = useState<{ at: string; namesOff: boolean } | null>(null);
  const isOpen = opened?.at === location && opened.namesOff === namesOff;
  const open = () => setOpened({ at: location, namesOff });
  // Here before it is asked for: what is typed right behind the key is meant for it.
  useEffect(() => Palette.preload(), []);
  useShortcuts(
    [
      {
        keys: [findKey],
        label: "Find anything",
        whileTyping: true,
        when: () => !isOpen,
        perform: open,
      },
    ],
    true,
  );
  return (
    <>
      <button
        type="button"
        className={css.find}
        aria-label="Find anything"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={open}
      >
        <Search size={16} aria-hidden />
        <span>Find anything</span>
        <kbd>{keyName(findKey)}</kbd>
      </button>
      {isOpen && (
        <Palette
          shortcuts={shortcuts}
          onClose={(does) => {
            // Gone first, with the focus back where it was: what follows acts on the page.
            flushSync(() => setOpened(null));
            if (does === undefined) return;
            if ("perform" in does) return does.perform();
            // The keyboard goes on in the new page.
            if (does.goTo !== location && document.activeElement instanceof HTMLElement)
              document.activeElement.blur();
            navigate(does.goTo);
          }}
        />
      )}
    </>
  );
}

function NotFetched({ onClose }: { onClose: () => void }) {
  useEffect(() => {
    say("The search could not be fetched. Reload the page once you are online.", "warning");
    onClose();
  }, [onClose]);
  return null;
}
