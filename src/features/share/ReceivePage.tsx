import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import type { DraftFateTold, Outcome, Preview, Progress, Source } from "#exchange/preview.ts";
import { accept, dismissFiles, openFiles } from "#exchange/incoming.ts";
import { invitationIn } from "#exchange/invitationIn.ts";
import { resolveSameness } from "#domain/records/links.ts";
import type { Answers } from "#storage/arrivals.ts";
import { plural } from "#domain/plural.ts";
import { DraftFates } from "./DraftFates.tsx";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { NamesNeeded } from "#ui/NamesNeeded.tsx";
import { say } from "#ui/toasts.ts";
import { subscribeToIncoming, takeFiles } from "./incoming.ts";
import { LockedFiles } from "./LockedFiles.tsx";
import { PreviewOf } from "./PreviewOf.tsx";
import css from "./Share.module.css";

type Step =
  | { at: "choosing" }
  | { at: "working"; progress: Progress | null; cancel: () => void }
  | { at: "locked"; sources: readonly Source[]; preview: Preview; tried: readonly string[] }
  | { at: "preview"; preview: Preview }
  | { at: "drafts"; fates: DraftFateTold[]; to: string };

/** Opens files from the panel: what is in them first, stored only when one says so. */
export function ReceivePage() {
  const [, navigate] = useLocation();
  const [step, setStep] = useState<Step>({ at: "choosing" });
  const picker = useRef<HTMLInputElement>(null);

  const watch = () => {
    const control = new AbortController();
    const show = (progress: Progress | null) =>
      setStep({ at: "working", progress, cancel: () => control.abort() });
    show(null);
    return { signal: control.signal, onProgress: show };
  };
  const giveUp = (error: unknown) => {
    setStep({ at: "choosing" });
    if (error instanceof Error && error.name === "AbortError")
      say("Cancelled. Nothing was changed.");
    else throw error;
  };

  const look = async (sources: readonly Source[], passphrases: readonly string[] = []) => {
    const [first] = sources;
    if (first === undefined) return;
    const invitation = sources.length === 1 ? await invitationIn(first) : null;
    if (invitation !== null) return navigate(paths.join(invitation));
    try {
      const preview = await openFiles(sources, watch(), passphrases);
      const isLocked = preview.files.some((file) => !file.ok && file.isLocked);
      if (isLocked) setStep({ at: "locked", sources, preview, tried: passphrases });
      else setStep({ at: "preview", preview });
    } catch (error) {
      giveUp(error);
    }
  };
  const takeIn = async (preview: Preview, answers: Answers) => {
    try {
      const outcome = await accept(preview, answers, watch());
      if (!outcome.ok) {
        setStep({ at: "choosing" });
        say("Cancelled. Nothing was changed.");
        return;
      }
      say(outcomeInWords(outcome));
      const to = whereTo(outcome, answers.links);
      if (outcome.fates.length > 0) setStep({ at: "drafts", fates: outcome.fates, to });
      else navigate(to);
    } catch (error) {
      giveUp(error);
    }
  };

  const latestLook = useRef(look);
  useEffect(() => {
    latestLook.current = look;
  });
  useEffect(() => {
    if (!new URLSearchParams(location.search).has("pick")) return;
    navigate(paths.receive(), { replace: true }); // A reload is no wish to pick again.
    picker.current?.click();
  }, [navigate]);
  useEffect(() => {
    const take = () => void latestLook.current(takeFiles());
    take();
    return subscribeToIncoming(take);
  }, []);

  return (
    <main className="page stack">
      <title>Open a file, Needle</title>
      <h1>Open a file from my panel</h1>
      {step.at === "choosing" && (
        <>
          <div className={css.drop}>
            <p>Drop one file or twenty anywhere on this page.</p>
            <Button look="primary" onClick={() => picker.current?.click()}>
              Choose files
            </Button>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              accept=".json,.gz,application/json"
              aria-label="Files from the panel"
              onChange={(event) => void look([...(event.currentTarget.files ?? [])])}
            />
            <p className="small muted">
              You will see what is in them first. Nothing is stored until you say so.
            </p>
          </div>
          <Paste onPaste={(text) => void look([text])} />
        </>
      )}
      {step.at === "working" && <Working progress={step.progress} onCancel={step.cancel} />}
      {step.at === "locked" && (
        <LockedFiles
          preview={step.preview}
          tried={step.tried}
          onOpen={(passphrase) => {
            void dismissFiles(step.preview);
            void look(step.sources, [...step.tried, passphrase]);
          }}
          onGoOn={() => setStep({ at: "preview", preview: step.preview })}
          onDismiss={() => {
            void dismissFiles(step.preview);
            setStep({ at: "choosing" });
          }}
        />
      )}
      {step.at === "preview" && (
        <NamesNeeded what="What is in a file is listed by name.">
          <PreviewOf
            preview={step.preview}
            onAccept={(answers) => void takeIn(step.preview, answers)}
            onDismiss={() => {
              void dismissFiles(step.preview);
              setStep({ at: "choosing" });
            }}
          />
        </NamesNeeded>
      )}
      {step.at === "drafts" && (
        <section className="card stack" aria-labelledby="drafts">
          <h2 id="drafts">Cards being written</h2>
          <NamesNeeded what="These cards are listed by name.">
            <DraftFates fates={step.fates} done />
          </NamesNeeded>
          <div>
            <Button look="primary" onClick={() => navigate(step.to)}>
              Go on
            </Button>
          </div>
        </section>
      )}
    </main>
  );
}

function outcomeInWords(outcome: Extract<Outcome, { ok: true }>): string {
  const { adds, updates, linked, drafts, notes } = outcome;
  if (adds + updates + linked + drafts + notes === 0)
    return "Nothing new: everything in it was here already.";
  const parts = [
    ...(adds > 0 ? [plural(adds, "new record")] : []),
    ...(updates > 0 ? [`${updates} updated`] : []),
    ...(linked > 0 ? [`${linked} put together`] : []),
    ...(drafts > 0 ? [plural(drafts, "draft")] : []),
    ...(notes > 0 ? [plural(notes, "private note")] : []),
  ];
  return `Brought in: ${parts.join(", ")}.`;
}

/** One opening, if the files were about one (or about several that are now one); else the list. */
function whereTo({ openings }: Extract<Outcome, { ok: true }>, accepted: Answers["links"]): string {
  const resolve = resolveSameness(accepted);
  const [first, ...others] = [...new Set(openings.map(resolve))];
  return first === undefined || others.length > 0 ? paths.home() : paths.opening(first);
}

function Paste({ onPaste }: { onPaste: (text: string) => void }) {
  const [text, setText] = useState("");
  return (
    <details>
      <summary>Paste the text of a file instead</summary>
      <div className="stack">
        <Field label="Text of the file">
          {(control) => (
            <textarea
              {...control}
              rows={4}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        <div>
          <Button disabled={text.trim() === ""} onClick={() => onPaste(text)}>
            See what is in it
          </Button>
        </div>
      </div>
    </details>
  );
}

const stepNames = { reading: "Reading", comparing: "Comparing", saving: "Saving" } as const;

function Working({ progress, onCancel }: { progress: Progress | null; onCancel: () => void }) {
  const what = progress === null ? "Reading" : stepNames[progress.step];
  return (
    <div className="card stack" role="status">
      <p>{what}…</p>
      <progress
        className={css.progress}
        aria-label={what}
        {...(progress === null ? {} : { value: progress.done, max: Math.max(1, progress.of) })}
      />
      <div>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </div>
  );
}
