import { useEffect, useRef } from "react";

/** A file dropped anywhere on the page is this page's, and no panel's file. */
export function useDroppedFile(take: (file: File | undefined) => Promise<void>) {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const drop = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      void latest.current(event.dataTransfer.files[0]);
    };
    addEventListener("drop", drop, { capture: true });
    return () => removeEventListener("drop", drop, { capture: true });
  }, []);
}
