import { Settings } from "lucide-react";
import { useEffect, useSyncExternalStore, type ReactNode } from "react";
import { Link } from "wouter";
import type { OpeningId } from "#domain/id.ts";
import type { Everybody } from "#storage/people.ts";
import { paths } from "#paths";
import { BarProvider } from "#ui/Bar.tsx";
import "#ui/print.css";
import { lazily } from "#ui/lazily.tsx";
import { NeedleMark } from "#ui/NeedleMark.tsx";
import { hideNames, useNamesOff } from "#ui/namesOff.ts";
import { Pill, pillClass } from "#ui/Pill.tsx";
import { Toasts } from "#ui/Toasts.tsx";
import { currentToasts, dismiss } from "#ui/toasts.ts";
import { offlineState, subscribe } from "./offline.ts";
import { ScoringAs } from "./ScoringAs.tsx";
import css from "./Shell.module.css";
import { StorageNotice } from "./StorageNotice.tsx";
import { UpdateNotice } from "./UpdateNotice.tsx";
import { useOnline } from "./useOnline.ts";

/** Comes after the page; its place is kept. */
const FindAnything = lazily(
  () =>
    import("./FindAnything.tsx").then(
      (module) => module.FindAnything,
      () => () => null,
    ),
  <div className={css.find} />,
);

/** The bar on top of every page, and the places where pages put their own things into it. */
export function Shell({
  everybody,
  isInSample,
  opening,
  shortcuts,
  children,
}: {
  everybody: Everybody | undefined;
  /** The page is of the sample, where one is one of its people. */
  isInSample: boolean;
  /** The opening in view, where one joins by name. */
  opening: OpeningId | null;
  shortcuts: boolean;
  children: ReactNode;
}) {
  const shown = isInSample ? everybody?.inSample : everybody?.here;
  return (
    <BarProvider
      bar={({ crumb, tools, network }) => (
        <>
          <a className={css.skip} href="#main">
            Skip to the page
          </a>
          <header className={css.bar}>
            <Link href={paths.home()} className={css.brand} aria-label="Needle, all openings">
              <NeedleMark />
              <span className={css.name}>Needle</span>
            </Link>
            <div ref={crumb} className={css.crumb} />
            <div ref={tools} className={css.tools} />
            <div ref={network} className={css.tools} />
            <FindAnything shortcuts={shortcuts} />
            <NetworkPill />
            <NamesPill />
            {shown !== undefined && shown.people.length > 0 && (
              <ScoringAs
                here={shown}
                elsewhere={isInSample ? (everybody?.here.me?.name ?? "") : null}
                opening={opening}
              />
            )}
            <Link href={paths.settings()} className={css.icon} aria-label="Settings">
              <Settings size={18} aria-hidden />
            </Link>
          </header>
        </>
      )}
    >
      <UpdateNotice />
      <StorageNotice />
      <div id="main" tabIndex={-1}>
        {children}
      </div>
      <Toasts />
    </BarProvider>
  );
}

/** Wherever one is: that names are hidden, and the way back. */
function NamesPill() {
  const off = useNamesOff();
  // A word still on the screen may hold a name.
  useEffect(() => {
    if (off) for (const { id } of currentToasts()) dismiss(id);
  }, [off]);
  if (!off) return null;
  return (
    <button type="button" className={pillClass} onClick={() => hideNames(false)}>
      Names hidden
    </button>
  );
}

function NetworkPill() {
  const online = useOnline();
  const offline = useSyncExternalStore(subscribe, offlineState);
  if (online && offline !== "ready") return null;
  return (
    <span className={online ? `${css.network} ${css.wideOnly}` : css.network}>
      {online ? <Pill dot="good">Works offline</Pill> : <Pill dot="waiting">Offline</Pill>}
    </span>
  );
}
