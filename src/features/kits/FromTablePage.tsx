import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { kitFromTable } from "#domain/kit/kitFromTable.ts";
import { readTable } from "#domain/kit/table.ts";
import { kitTable, type KitTable } from "#domain/kit/tableColumns.ts";
import { draftKit } from "#storage/kitDrafts.ts";
import { newId } from "#storage/newId.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { useDroppedFile } from "#ui/useDroppedFile.ts";
import css from "./FromTable.module.css";
import { TableColumns } from "./TableColumns.tsx";
import { readTableFile } from "./tableFile.ts";
import { TablePreview } from "./TablePreview.tsx";

type Read = { table: KitTable | null; problem?: string };
const nothing: Read = { table: null };

/** A kit from a sheet or a document that a team has: pasted, looked at, and gone on with. */
export function FromTablePage() {
  const [, navigate] = useLocation();
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [role, setRole] = useState<string | null>(null);
  const [{ table, problem }, setRead] = useState(nothing);

  const take = (pasted: string) => {
    setText(pasted);
    if (pasted.trim() === "") return setRead(nothing);
    const read = readTable(pasted);
    setRead(read.ok ? { table: kitTable(read.rows) } : { table: null, problem: read.problem });
  };
  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    const read = await readTableFile(file);
    if (read.ok) take(read.text);
    else setRead({ table: null, problem: read.problem });
  };
  useDroppedFile(open);

  const made = table && kitFromTable(table, role ?? "", newId);
  const isHeld = made === null || made.remarks.some(({ weight }) => weight === "must");
  const goOn = async () => {
    if (!isHeld) navigate(paths.kitDraft(await draftKit(made.form)));
  };

  return (
    <main className={`page stack ${css.page ?? ""}`}>
      <title>A kit from a table, Needle</title>
      <div>
        <h1>A kit from a table</h1>
        <p className="muted">
          A line for each item: its name, what it means, what you see at levels 1 to 5, what to ask.
          Nothing leaves this device, and nothing is stored until you say so.
        </p>
      </div>
      <Field
        label="The table"
        hint="Copy the cells from your sheet or document and paste them here, headings and all. Or drop a CSV file on this page."
        error={problem}
      >
        {(control) => (
          <textarea
            {...control}
            className={`${control.className ?? ""} ${css.pasted ?? ""}`}
            rows={table === null ? 9 : 4}
            value={text}
            spellCheck={false}
            onChange={({ currentTarget }) => take(currentTarget.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button onClick={() => picker.current?.click()}>Choose a CSV file</Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.md,text/csv,text/plain"
          aria-label="A CSV file"
          onChange={({ currentTarget }) => {
            void open(currentTarget.files?.[0]);
            currentTarget.value = "";
          }}
        />
      </div>
      {table !== null && made !== null && (
        <>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              void goOn();
            }}
          >
            <Field label="Role" hint="What the kit is called. Press Enter to continue.">
              {(control) => (
                <input
                  {...control}
                  autoComplete="off"
                  value={role ?? made.form.title}
                  onChange={({ currentTarget }) => setRole(currentTarget.value)}
                />
              )}
            </Field>
            <div>
              <Button type="submit" look="primary" disabled={isHeld}>
                Continue in the editor
              </Button>
            </div>
          </form>
          <TablePreview {...made}>
            <TableColumns
              table={table}
              onPick={(at, column) => {
                // What another column was taken for is free again.
                const columns = table.columns.map((one, k) =>
                  k === at ? column : one === column ? "unused" : one,
                );
                setRead({ table: { ...table, columns, isGuessed: false } });
              }}
            />
          </TablePreview>
        </>
      )}
    </main>
  );
}
