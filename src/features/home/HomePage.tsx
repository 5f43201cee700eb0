import { useObservable } from "dexie-react-hooks";
import { useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { listOpenings } from "#storage/panels.ts";
import type { PeopleHere } from "#storage/people.ts";
import { whenever } from "#storage/whenever.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { DraftsToContinue } from "./DraftsToContinue.tsx";
import { FirstRun } from "./FirstRun.tsx";
import { OpeningLines } from "./OpeningLines.tsx";
import { SampleDoor } from "./SampleDoor.tsx";
import { lazily } from "#ui/lazily.tsx";

const QuickStart = lazily(async () => (await import("./QuickStart.tsx")).QuickStart);
const BelowOpenings = lazily(async () => (await import("./BelowOpenings.tsx")).BelowOpenings);

/** The first run's three doors, and from then on what is open and what is one's own to do. */
export function HomePage({ here }: { here: PeopleHere }) {
  const openings = useObservable(() => whenever(["registers"], listOpenings), []);
  const [, navigate] = useLocation();
  const [starting, setStarting] = useState(false);
  const kit = new URLSearchParams(useSearch()).get("kit");
  if (openings === undefined) return null;

  const close = () => {
    setStarting(false);
    if (kit !== null) navigate(paths.home(), { replace: true });
  };
  const quickStart = (starting || kit !== null) && (
    <Dialog title="Score a candidate" onClose={close}>
      <QuickStart me={here.me} kit={kit} />
    </Dialog>
  );
  if (openings.length === 0)
    return (
      <>
        <FirstRun onScore={() => setStarting(true)} />
        {quickStart}
      </>
    );

  return (
    <main className="page stack">
      <title>Openings, Needle</title>
      <div className="row">
        <h1 className="grow">Openings</h1>
        <Button look="primary" onClick={() => setStarting(true)}>
          Score a candidate
        </Button>
        <Link href={paths.newOpening()} className={buttonClass()}>
          New opening
        </Link>
        <Link href={paths.kits()} className={buttonClass()}>
          Kits
        </Link>
        <Button onClick={() => navigate(paths.pickFiles())}>Open a file from my panel</Button>
      </div>
      {here.me !== null && <DraftsToContinue key={here.me.id} me={here.me.id} />}
      <OpeningLines openings={openings} />
      <BelowOpenings me={here.me?.id ?? null} />
      {!openings.some(({ opening }) => opening.sample) && (
        <p className="small muted">
          New here? <SampleDoor look="link" />
        </p>
      )}
      <p className="small muted">You can drop files from your panel anywhere on this page.</p>
      {quickStart}
    </main>
  );
}
