import { useState } from "react";
import { reconnect, type Connection } from "#storage/connection.ts";
import { Button } from "#ui/Button.tsx";
import { say } from "#ui/toasts.ts";
import { typedWords } from "#ui/typedWords.ts";
import { allWritten, track, useWrites, type Writes } from "#ui/writes.ts";
import { connectionWords } from "./connectionWords.ts";
import { EmergencyExport } from "./EmergencyExport.tsx";
import css from "./StorageNotice.module.css";
import { TakeWords } from "./TakeWords.tsx";
import { isQuotaError } from "./trouble.ts";
import { useConnection } from "./useConnection.ts";

const noRoom = {
  title: "This device has no room left",
  text: "The browser stores nothing more for Needle. What you typed stays on this page. Free some space, or take your words along; then try again.",
};
const notStored = {
  title: "Some of your words are not stored",
  text: "They stay in their fields. Try again; if it keeps failing, take them along before you leave the page.",
};

/** Over a page that cannot store what it holds: what is the matter, and the ways out. */
export function StorageNotice() {
  const { standing } = useConnection();
  const writes = useWrites();
  const [isTrying, setTrying] = useState(false);
  const matter = matterOf(standing, writes);
  const again = async () => {
    setTrying(true);
    const isBack = await track(reconnect()).catch(() => false);
    const isStored = await allWritten();
    setTrying(false);
    if (isBack && isStored) say("Everything on this page is stored again.");
    else say("Still not stored. Your words are still on the page.", "warning");
  };
  if (matter === null) return null;
  return (
    <section className={css.notice} role="alert" aria-labelledby="storage-matter">
      <p>
        <b id="storage-matter">{matter.title}.</b> {matter.text}
      </p>
      <TakeWords
        words={typedWords}
        first={
          standing === "open" || standing === "lost" ? (
            <>
              <Button size="small" look="primary" disabled={isTrying} onClick={() => void again()}>
                Try again
              </Button>
              <EmergencyExport size="small" />
            </>
          ) : standing === "cleared" ? (
            <Button size="small" look="primary" onClick={() => location.assign("/")}>
              Start again
            </Button>
          ) : (
            <Button size="small" look="primary" onClick={() => location.reload()}>
              Reload
            </Button>
          )
        }
      />
    </section>
  );
}

function matterOf(standing: Connection["standing"], { why, failed }: Writes) {
  if (standing !== "open") return connectionWords(standing);
  if (isQuotaError(why)) return noRoom;
  return failed > 0 ? notStored : null;
}
