import type { SheetColumn } from "#domain/imports/candidateSheet.ts";
import type { SheetLook, SheetWish } from "#domain/imports/sheetLook.ts";
import { delimiters, encodings, type CellsWish } from "#exchange/cellsWish.ts";
import type { SheetRead } from "#exchange/sheetIn.ts";
import { listOf, plural } from "#domain/plural.ts";
import { Field } from "#ui/Field.tsx";
import css from "./Import.module.css";

const delimiterNames = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" } as const;

const asked = [
  { column: "name", label: "Name" },
  { column: "first name", label: "First name" },
  { column: "last name", label: "Last name" },
  { column: "identity", label: "Tells people of one name apart" },
] as const satisfies { column: SheetColumn; label: string }[];

/** How a file was read, each of it to be changed. */
export function HowItIsRead({
  read: { encoding, delimiter, look },
  wish,
  onCells,
  onWish,
}: {
  read: SheetRead & { ok: true };
  wish: SheetWish;
  onCells: (cells: CellsWish) => void;
  onWish: (change: Partial<SheetWish>) => void;
}) {
  const isText = delimiter !== null;
  const { parts, turnAround } = look;
  const columnOf = (column: SheetColumn) => wish.columns[column] ?? look.columns.indexOf(column);
  return (
    <>
      <div className={css.choices}>
        {asked.map(({ column, label }) => (
          <Field key={column} label={label}>
            {(control) => (
              <select
                {...control}
                value={columnOf(column)}
                onChange={({ currentTarget: { value } }) =>
                  onWish({ columns: { ...wish.columns, [column]: Number(value) } })
                }
              >
                <option value={-1}>
                  {column === "name" ? "First and last name" : "No column"}
                </option>
                {look.headings.map((heading, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- columns keep their place
                  <option key={at} value={at}>
                    {columnInWords(heading, at, look)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
        {parts.length > 0 && (
          <Field label="Only a part of it">
            {(control) => (
              <select
                {...control}
                value={wish.only === null ? "" : JSON.stringify(wish.only)}
                onChange={({ currentTarget: { value } }) =>
                  onWish({
                    only: value === "" ? null : (JSON.parse(value) as SheetWish["only"]),
                  })
                }
              >
                <option value="">All lines</option>
                {parts.map(({ column, heading, values }) => (
                  <optgroup key={column} label={heading}>
                    {values.map(({ value, count }) => (
                      <option key={value} value={JSON.stringify({ column, value })}>
                        {value === "" ? "(empty)" : value.slice(0, 80)} ({count})
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            )}
          </Field>
        )}
        {isText && (
          <>
            <Field label="Cells are apart by">
              {(control) => (
                <select
                  {...control}
                  value={delimiter}
                  onChange={({ currentTarget: { value } }) =>
                    onCells({ encoding, delimiter: delimiters.find((one) => one === value) })
                  }
                >
                  {delimiters.map((one) => (
                    <option key={one} value={one}>
                      {delimiterNames[one]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label="Letters are written as">
              {(control) => (
                <select
                  {...control}
                  value={encoding}
                  onChange={({ currentTarget: { value } }) =>
                    onCells({ encoding: encodings.find(([one]) => one === value)?.[0] })
                  }
                >
                  {encodings.map(([one, says]) => (
                    <option key={one} value={one}>
                      {says}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </>
        )}
      </div>
      <div className="row">
        {isText && (
          <label className={css.check}>
            <input
              type="checkbox"
              checked={wish.hasHeadings ?? look.hasHeadings}
              onChange={({ currentTarget }) =>
                onWish({ hasHeadings: currentTarget.checked, columns: {}, only: null })
              }
            />
            A line of headings above the names
          </label>
        )}
        {turnAround !== null && (
          <label className={css.check}>
            <input
              type="checkbox"
              checked={wish.turnAround ?? turnAround}
              onChange={({ currentTarget }) => onWish({ turnAround: currentTarget.checked })}
            />
            Turn “Lindqvist, Sofia” into “Sofia Lindqvist”
          </label>
        )}
      </div>
    </>
  );
}

/** `8 lines, apart by semicolons; names from Vorname and Nachname`. */
export function readInWords({ delimiter, look }: SheetRead & { ok: true }): string {
  const { columns, headings, lines } = look;
  const from = (["name", "first name", "last name"] as const).flatMap((kind) => {
    const at = columns.indexOf(kind);
    return at < 0 ? [] : headings[at] || `column ${at + 1}`;
  });
  const how = delimiter === null ? "read as JSON" : `apart by ${delimiterNames[delimiter]}`;
  const names = from.length === 0 ? "no names found" : `names from ${listOf(from)}`;
  return `${plural(lines, "line")}, ${how}; ${names}`;
}

/** By its heading, else by what stands in it. */
function columnInWords(heading: string, at: number, { examples }: SheetLook): string {
  if (heading !== "") return heading.slice(0, 80);
  const example = examples[at] ?? "";
  return example === "" ? `Column ${at + 1}, empty` : `Column ${at + 1}: ${example.slice(0, 60)}`;
}
