// Writes CSV and XLSX with cells that trouble sheets, lets LibreOffice open them, and compares what
// it shows: `npm run check:sheets`. A command of its own, since not everybody has LibreOffice.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { runnerImport } from "vite";

const office = ["soffice", "libreoffice"].find(
  (name) => spawnSync(name, ["--version"]).status === 0,
);
if (office === undefined) {
  console.error(`LibreOffice is not installed, and it is what this opens the files with. Install its sheets:
  Debian, Ubuntu:  apt-get install -y --no-install-recommends libreoffice-calc
  macOS:           brew install --cask libreoffice
  Windows:         winget install TheDocumentFoundation.LibreOffice
Then run "npm run check:sheets" again.`);
  process.exit(2);
}

const { module: csv } = await runnerImport("./src/domain/exports/csv.ts");
const { module: book } = await runnerImport("./src/exchange/workbook.ts");

const nasty = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(1+1)",
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example","x")',
  "'=1+1",
  "''=1+1",
  "\t=1+1",
  "＝1+1",
  "a;b",
  "a,b",
  'say "hi"',
  "two\nlines",
  "a\r\nb",
  " spaces kept ",
  "007",
  "1e5",
  "2026-11-29",
  "1/2",
  "TRUE",
  "#N/A",
  "Zoë Łukasz 山田 العربية 👩🏽‍🔬",
  "_x0041_",
  "tab\there",
  "x".repeat(30_000),
  "&amp; <b>",
];
const rows = [
  ["text", "beside", "number"],
  ...nasty.map((text, at) => [text, `row ${at + 1}`, at - 3.5]),
];

const folder = mkdtempSync(join(tmpdir(), "needle-sheets-"));
const failures = [];

/** What LibreOffice shows, as its own CSV: every text quoted, numbers bare. */
function shownOf(file, filter) {
  const options = "--convert-to|csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false".split(
    "|",
  );
  const home = `-env:UserInstallation=file://${join(folder, "home")}`;
  const done = spawnSync(
    office,
    [
      home,
      "--headless",
      ...(filter === undefined ? [] : [`--infilter=${filter}`]),
      ...options,
      "--outdir",
      join(folder, "out"),
      file,
    ],
    { encoding: "utf8", timeout: 180_000 },
  );
  if (done.status !== 0) throw new Error(`${done.stderr}${done.stdout}`);
  const name = file.slice(folder.length + 1).replace(/\.\w+$/, ".csv");
  const shown = readFileSync(join(folder, "out", name), "utf8").replace(/^\uFEFF/, "");
  return Papa.parse(shown, { skipEmptyLines: true }).data;
}

function compare(what, shown, expected) {
  let differing = 0;
  for (const [at, row] of expected.entries())
    for (const [column, cell] of row.entries()) {
      const seen = shown[at]?.[column];
      const isSame =
        typeof cell === "number"
          ? Number(seen) === cell
          : seen?.replaceAll("\r\n", "\n") === cell.replaceAll("\r\n", "\n");
      if (isSame) continue;
      differing += 1;
      failures.push(
        `${what}, row ${at + 1}, column ${column + 1}: ${JSON.stringify(cell).slice(0, 60)} is shown as ${JSON.stringify(seen)?.slice(0, 60)}`,
      );
    }
  console.log(`${what}: ${expected.flat().length} cells, ${differing} differ`);
}

try {
  writeFileSync(join(folder, "book.xlsx"), book.writeWorkbook([{ name: "Ratings", rows }]));
  compare("XLSX", shownOf(join(folder, "book.xlsx")), rows);

  // A CSV's cells are shown as they are escaped: harmless, and turned back by a program exactly.
  const escaped = rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? csv.escapeCell(cell) : cell)),
  );
  writeFileSync(join(folder, "comma.csv"), csv.writeCsv(rows));
  const opened = shownOf(
    join(folder, "comma.csv"),
    "Text - txt - csv (StarCalc):44,34,76,1,1/2/2/2/3/1",
  );
  compare("CSV, opened with commas", opened, escaped);

  // Where the separator is another one, a line is one cell: nothing in it splits, nothing runs.
  for (const [what, sign] of [
    ["semicolons", 59],
    ["tabs", 9],
  ]) {
    const filter = `Text - txt - csv (StarCalc):${sign},34,76,1`;
    const split = shownOf(join(folder, "comma.csv"), filter);
    const filled = split.map((row) => row.filter((cell) => cell !== "").length);
    const isWhole = split.length === rows.length && filled.every((count) => count === 1);
    if (!isWhole) failures.push(`CSV, opened with ${what}: a line was split (${filled.join(" ")})`);
    const computed = split.flat().filter((cell) => /^(?:2|-?\d+|#\w+!?|Err:\d+)$/.test(cell));
    if (computed.length > 0) failures.push(`CSV, opened with ${what}: ${computed.join(", ")}`);
    console.log(`CSV, opened with ${what}: ${split.length} lines, ${computed.length} computed`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const [version] = spawnSync(office, ["--version"], { encoding: "utf8" }).stdout.trim().split("\n");
console.log(version);
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
}
