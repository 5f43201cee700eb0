import { useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { plural } from "#domain/plural.ts";
import { nothingWished } from "#domain/imports/sheetLook.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { addOffPage, lookAtFile } from "#exchange/incoming.ts";
import type { SheetFile, SheetRead } from "#exchange/sheetIn.ts";
import { listPrivateNames } from "#storage/privateNames.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { NamesNeeded } from "#ui/NamesNeeded.tsx";
import { Notice } from "#ui/Notice.tsx";
import { say } from "#ui/toasts.ts";
import { useDroppedFile } from "#ui/useDroppedFile.ts";
import css from "./Import.module.css";
import { ImportReading } from "./ImportReading.tsx";

type Step =
  | { at: "choosing"; problem: string | null }
  | { at: "working"; what: string }
  | { at: "read"; sheet: SheetFile; read: SheetRead & { ok: true } };

/** Candidates from a sheet or from another system: looked at first, asked about, then added at once. */
export function ImportPage({ panel }: { panel: Panel }) {
  const [, navigate] = useLocation();
  const picker = useRef<HTMLInputElement>(null);
  const latest = useRef(0);
  const [step, setStep] = useState<Step>({ at: "choosing", problem: null });

  /** Of several looks under way the last one is shown. */
  const look = async (chosen: SheetFile | Promise<SheetFile>) => {
    latest.current += 1;
    const call = latest.current;
    const sheet = await chosen;
    const read = await lookAtFile(sheet);
    if (call !== latest.current) return;
    setStep(read.ok ? { at: "read", sheet, read } : { at: "choosing", problem: read.problem });
  };
  const sheetOf = async (file: File): Promise<SheetFile> => {
    const privately = (await listPrivateNames()).filter(({ opening }) => opening === panel.id);
    const known = [
      ...panel.candidates.map(({ written }) => written),
      ...privately.map(({ name }) => name),
    ];
    return { file, name: file.name, cells: {}, wish: nothingWished, known };
  };
  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    setStep({ at: "working", what: `Reading ${file.name}` });
    await look(sheetOf(file));
  };
  useDroppedFile(open);
  const back = () => {
    latest.current += 1;
    setStep({ at: "choosing", problem: null });
  };

  const add = async (sheet: SheetFile, { adds, leaves }: { adds: number; leaves: number }) => {
    setStep({ at: "working", what: `Adding ${plural(adds, "candidate")}` });
    try {
      await addOffPage(panel.id, sheet);
    } catch (error) {
      const problem =
        "They could not be stored, and none of them was added. Make room, then try again.";
      setStep({ at: "choosing", problem });
      throw error;
    }
    const rest = leaves > 0 ? `; ${plural(leaves, "line")} left out` : "";
    say(`${plural(adds, "candidate")} added${rest}.`);
    navigate(paths.opening(panel.id));
  };

  return (
    <main className={`page stack ${css.page ?? ""}`}>
      <title>Candidates from a file, Needle</title>
      <div>
        <p className="small">
          <Link href={paths.opening(panel.id)}>
            <bdi>{panel.opening.title}</bdi>
          </Link>
        </p>
        <h1>Candidates from a file</h1>
        <p className="muted">
          A CSV file from a sheet, or an export of Greenhouse, Lever, Ashby, Workable or another
          system. Needle takes the names and nothing else. The file stays on this device.
        </p>
      </div>
      {step.at === "choosing" && (
        <>
          {step.problem !== null && <Notice tone="warning">{step.problem}</Notice>}
          <div className={css.drop}>
            <p>Drop the file anywhere on this page.</p>
            <Button look="primary" onClick={() => picker.current?.click()}>
              Choose a file
            </Button>
            <p className="small muted">You see what would be added first.</p>
          </div>
        </>
      )}
      <input
        ref={picker}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.json,text/csv,text/plain,application/json"
        aria-label="A file of candidates"
        onChange={({ currentTarget }) => {
          void open(currentTarget.files?.[0]);
          currentTarget.value = "";
        }}
      />
      {step.at === "working" && (
        <div className="card stack" role="status">
          <p>
            <bdi>{step.what}</bdi>…
          </p>
          <progress className={css.progress} aria-label={step.what} />
          {step.what.startsWith("Reading") && (
            <div>
              <Button onClick={back}>Cancel</Button>
            </div>
          )}
        </div>
      )}
      {step.at === "read" && (
        <NamesNeeded what="What is in the file is listed by name.">
          <ImportReading
            sheet={step.sheet}
            read={step.read}
            byNumber={panel.opening.byNumber === true}
            onChange={(change) => {
              const sheet = { ...step.sheet, ...change };
              // What was chosen shows at once; what follows from it when it is worked out.
              setStep({ ...step, sheet });
              void look(sheet);
            }}
            onAdd={() => void add(step.sheet, step.read.look)}
            onOther={back}
          />
        </NamesNeeded>
      )}
    </main>
  );
}
