import { useState } from "react";
import { useLocation } from "wouter";
import { addSample } from "#storage/sample.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import css from "./HomePage.module.css";

/** Brings in the made-up panel. Its pages say what it is, and one click removes it. */
export function SampleDoor({ look }: { look: "door" | "link" }) {
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    const { samplePanel } = await import("#domain/sample/samplePanel.ts");
    navigate(paths.opening(await addSample(samplePanel(new Date().toISOString()))));
  };
  if (look === "link")
    return (
      <Button look="quiet" size="small" disabled={busy} onClick={() => void open()}>
        Look around with a sample panel
      </Button>
    );
  return (
    <button
      type="button"
      className={css.door}
      aria-label="Look around with a sample panel"
      aria-describedby="door-sample"
      disabled={busy}
      onClick={() => void open()}
    >
      <svg width="62" height="28" viewBox="0 0 62 28" aria-hidden>
        <circle cx="9" cy="18" r="5.2" fill="var(--s2)" />
        <circle cx="23" cy="18" r="5.2" fill="var(--s3)" />
        <circle cx="37" cy="18" r="5.2" fill="var(--s4)" />
        <circle cx="37" cy="6.5" r="5.2" fill="var(--s4)" />
        <circle cx="51" cy="18" r="5.2" fill="var(--s5)" />
        <path d="M2 26.5h56" stroke="var(--line)" strokeWidth="1.6" />
      </svg>
      <b>Look around with a sample panel</b>
      <span id="door-sample">
        Four made-up panelists, five made-up candidates. One click removes them.
      </span>
    </button>
  );
}
