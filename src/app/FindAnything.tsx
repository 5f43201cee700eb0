import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useLocation } from "wouter";
import { lazily } from "#ui/lazily.tsx";
import { useNamesOff } from "#ui/namesOff.ts";
import { keyName, useShortcuts } from "#ui/shortcuts.ts";
import { say } from "#ui/toasts.ts";
import { openingInView, type OpeningShown } from "./InView.tsx";
import css from "./Shell.module.css";

const Palette = lazily(() =>
  import("#features/find/Palette.tsx").then(
    (module) => module.Palette,
    () => NotFetched,
  ),
);

const AskEverybody = lazily(
  async () => (await import("#features/prepare/AskEverybody.tsx")).AskEverybody,
);

const findKey = "mod+k";

/** In the bar of every page, and by its keys from anywhere, also while one types. */
export function FindAnything({ shortcuts }: { shortcuts: boolean }) {
  const [location, navigate] = useLocation();
  const namesOff = useNamesOff();
  /** Whether names were hidden when it was opened: where that changes from another tab it closes. */
  const [openedWith, setOpenedWith] = useState<boolean | null>(null);
  const isOpen = openedWith === namesOff;
  const open = () => setOpenedWith(namesOff);
  // Here before it is asked for: what is typed right behind the key is meant for it.
  useEffect(() => Palette.preload(), []);
  const [asking, setAsking] = useState<{ at: string; of: OpeningShown } | null>(null);
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
          inView={openingInView()}
          ways={{
            ask: () => {
              const of = openingInView();
              if (of !== null) setAsking({ at: location, of });
            },
            saveCalendar: () => {
              const of = openingInView();
              if (of !== null) void saveCalendarOf(of);
            },
          }}
          shortcuts={shortcuts}
          onClose={(does) => {
            // Gone first, with the focus back where it was: what follows acts on the page.
            flushSync(() => setOpenedWith(null));
            if (does === undefined) return;
            if ("perform" in does) return does.perform();
            // The keyboard goes on in the new page.
            if (does.goTo !== location && document.activeElement instanceof HTMLElement)
              document.activeElement.blur();
            navigate(does.goTo);
          }}
        />
      )}
      {asking !== null && asking.at === location && (
        <AskEverybody
          panel={asking.of.panel}
          viewer={asking.of.viewer}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

async function saveCalendarOf({ panel, viewer }: OpeningShown): Promise<void> {
  const { saveCalendar } = await import("#features/playbook/saveCalendar.ts");
  await saveCalendar(panel, viewer);
}

function NotFetched({ onClose }: { onClose: () => void }) {
  useEffect(() => {
    say("The search could not be fetched. Reload the page once you are online.", "warning");
    onClose();
  }, [onClose]);
  return null;
}
