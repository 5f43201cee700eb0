import { columnNames, type KitTable, type TableColumn } from "#domain/kit/tableColumns.ts";
import { Field } from "#ui/Field.tsx";
import css from "./FromTable.module.css";

const choices = Object.entries(columnNames) as [TableColumn, string][];

/** What each column is taken for, and the way to say otherwise. */
export function TableColumns({
  table: { headings, columns, rows },
  onPick,
}: {
  table: KitTable;
  onPick: (at: number, column: TableColumn) => void;
}) {
  return (
    <section className="card stack" aria-label="Columns">
      <h2>What each column holds</h2>
      <ul className={css.columns}>
        {columns.map((column, at) => {
          const example = rows.map(({ cells }) => cells[at] ?? "").find((cell) => cell !== "");
          return (
            // oxlint-disable-next-line react/no-array-index-key -- columns keep their place
            <li key={at}>
              <Field
                label={
                  <>
                    Column {at + 1}
                    {headings[at] !== "" && (
                      <>
                        , <bdi>{headings[at]?.slice(0, 60)}</bdi>
                      </>
                    )}
                  </>
                }
              >
                {(control) => (
                  <select
                    {...control}
                    value={column}
                    onChange={({ currentTarget }) => {
                      const picked = choices.find(([name]) => name === currentTarget.value);
                      if (picked !== undefined) onPick(at, picked[0]);
                    }}
                  >
                    {choices.map(([name, says]) => (
                      <option key={name} value={name}>
                        {says}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <p className={`small muted ${css.example ?? ""}`}>
                <bdi>{example?.slice(0, 160) ?? "empty"}</bdi>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
