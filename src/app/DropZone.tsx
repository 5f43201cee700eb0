import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { paths } from "#paths";
import { offerFiles } from "#features/share/incoming.ts";
import css from "./DropZone.module.css";

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") === true;
}

/** Files dropped anywhere on the app are opened; so are those the installed app is asked to open. */
export function DropZone() {
  const [, navigate] = useLocation();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const take = (files: readonly File[]) => {
      if (files.length === 0) return;
      offerFiles(files);
      navigate(paths.receive());
    };
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      setOver(false);
      // The page in view has taken it.
      if (event.defaultPrevented) return;
      event.preventDefault();
      take([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener("dragenter", enter);
    addEventListener("dragover", enter);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    launchQueueOf(window)?.setConsumer(async ({ files }) => {
      take(await Promise.all(files.map((handle) => handle.getFile())));
    });
    return () => {
      removeEventListener("dragenter", enter);
      removeEventListener("dragover", enter);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, [navigate]);

  return over ? (
    <div className={css.veil}>Drop to open. Nothing is stored until you say so.</div>
  ) : null;
}

type LaunchQueue = {
  setConsumer: (consumer: (launch: { files: readonly FileSystemFileHandle[] }) => void) => void;
};

/** The installed app's file handler (Chromium); not in TypeScript's DOM yet. */
function launchQueueOf(scope: Window): LaunchQueue | undefined {
  return "launchQueue" in scope ? (scope.launchQueue as LaunchQueue) : undefined;
}
