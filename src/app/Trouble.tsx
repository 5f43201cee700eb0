import { Button } from "#ui/Button.tsx";
import { Toasts } from "#ui/Toasts.tsx";
import type { Words } from "#ui/writes.ts";
import { connectionWords } from "./connectionWords.ts";
import { EmergencyExport } from "./EmergencyExport.tsx";
import { TakeWords } from "./TakeWords.tsx";
import { useConnection } from "./useConnection.ts";
import { WhatWentWrong } from "./WhatWentWrong.tsx";

/** Something broke that nobody expected. What is stored is still there: reload, or take it out. */
export function Trouble({ error, words }: { error: Error; words: readonly Words[] }) {
  const { standing } = useConnection();
  const store = standing === "open" ? null : connectionWords(standing);
  return (
    <>
      <main className="page stack" role="alert">
        <h1>{store?.title ?? "This page stopped working"}</h1>
        <p>
          {store?.text ??
            "What you saved is still on this device. Reload the page; if it happens again, save a backup first."}
        </p>
        <div className="row">
          <Button look="primary" onClick={() => location.reload()}>
            Reload
          </Button>
          <EmergencyExport />
        </div>
        {words.length > 0 && (
          <>
            <p>What you had typed on the page is not lost:</p>
            <TakeWords words={() => words} />
          </>
        )}
        <WhatWentWrong error={error} />
      </main>
      <Toasts />
    </>
  );
}
