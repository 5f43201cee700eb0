import { useState } from "react";
import { reconnect, type Connection } from "#storage/connection.ts";
import { Button } from "#ui/Button.tsx";
import { timeInWords } from "#ui/dates.ts";
import css from "./ConnectionScreen.module.css";
import { connectionWords } from "./connectionWords.ts";
import { WhatWentWrong } from "./WhatWentWrong.tsx";

/** There is no database to show pages from; says why and what to do. */
export function ConnectionScreen({ standing, why }: Connection) {
  return standing === "refused" ? <Refused why={why} /> : <Screen standing={standing} />;
}

function Screen({ standing }: Pick<Connection, "standing">) {
  const { title, text } = connectionWords(standing);
  return (
    <main className="page stack" role="alert">
      <h1>{title}</h1>
      <p>{text}</p>
      <div className="row">
        <Button look="primary" onClick={() => location.reload()}>
          Reload
        </Button>
      </div>
    </main>
  );
}

/** Nothing can be stored: a private window, a setting, a browser without storage, a broken profile. */
function Refused({ why }: { why: unknown }) {
  const [tried, setTried] = useState<string | null>(null);
  const isMissing = why instanceof Error && why.name === "MissingAPIError";
  const again = async () => {
    // Where the browser had no storage to offer, only a page begun anew can be offered one.
    if (isMissing) return location.reload();
    if (!(await reconnect())) setTried(new Date().toISOString());
  };
  return (
    <main className="page stack">
      <div role="alert" className="stack">
        <h1>Needle cannot store anything here</h1>
        <p>
          {isMissing
            ? "This browser offers no storage for this page (IndexedDB)."
            : "The browser does not let Needle into its storage."}{" "}
          Needle keeps everything on the device, so without it no page can be shown. Nothing that
          was stored before has been changed.
        </p>
        <p>What usually helps, in this order:</p>
        <ol className={css.ways}>
          <li>If this is a private window, open Needle in a normal one.</li>
          <li>
            In the browser’s settings, allow cookies and site data for <b>{location.host}</b>.
          </li>
          <li>Free some space on the disk, then close the browser and open it again.</li>
          <li>Try another browser: a recent Chrome, Edge, Firefox or Safari.</li>
        </ol>
      </div>
      <div className="row">
        <Button look="primary" onClick={() => void again()}>
          Try again
        </Button>
        <span role="status" className="small">
          {tried !== null && `Still refused at ${timeInWords(tried)}.`}
        </span>
      </div>
      <WhatWentWrong error={why} />
    </main>
  );
}
