import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeKitTable } from "#domain/exports/kitTable.ts";
import { levels, type Item } from "#domain/kit/kit.ts";
import { kitRemarks } from "#domain/kit/kitChecks.ts";
import { kitCandidate } from "#domain/kit/kitForm.ts";
import { kitFromTable } from "#domain/kit/kitFromTable.ts";
import { readTable } from "#domain/kit/table.ts";
import { kitTable, type TableColumn } from "#domain/kit/tableColumns.ts";
import { readSheet } from "#test/readCsv.ts";
import { wholeBuiltIn } from "#test/builtInKits.ts";

function read(text: string, columns?: readonly TableColumn[], role = "") {
  const table = readTable(text);
  if (!table.ok) throw new Error(table.problem);
  const known = kitTable(table.rows);
  let next = 0;
  const made = kitFromTable(
    { ...known, columns: [...(columns ?? known.columns)] },
    role,
    () => `id${(next += 1)}`,
  );
  return { ...made, table: known };
}
const problemOf = (text: string) => {
  const table = readTable(text);
  return table.ok ? null : table.problem;
};
const allSaid = (text: string) => {
  const { remarks, form } = read(text);
  return [...remarks, ...kitRemarks(form)].map(({ what }) => what);
};
const musts = (text: string) =>
  read(text).remarks.flatMap(({ weight, what }) => (weight === "must" ? [what] : []));
const notes = (text: string) =>
  read(text).remarks.flatMap(({ weight, what }) => (weight === "note" ? [what] : []));
const withoutIds = (items: readonly Omit<Item, "id">[]) =>
  items.map((item) => ({ ...item, id: "" }));
const itemsOf = (text: string) =>
  withoutIds((kitCandidate(read(text).form, "f", 1) as { items: Item[] }).items);

const asCsv = (separator: string) => (rows: string[][]) =>
  rows
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator))
    .join("\r\n");
const asMarkdown = (rows: string[][]) => {
  const lines = rows.map(
    (row) =>
      `| ${row.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", "<br>")).join(" | ")} |`,
  );
  const [head = "", ...rest] = lines;
  return [head, `|${"---|".repeat(rows[0]?.length ?? 0)}`, ...rest].join("\n");
};
const ways = {
  tabs: (rows: string[][]) => asCsv("\t")(rows),
  commas: asCsv(","),
  semicolons: asCsv(";"),
  markdown: asMarkdown,
};

const heads = ["Competency", "What it means", "1", "2", "3", "4", "5", "Question", "Probes"];
const greet = [
  "Greets guests",
  "The first minute, by name",
  "Looks at the screen; says nothing",
  "Says the sentence from the card",
  "Looks up, says the name, asks one thing",
  "Sees what is wrong, and says what happens next",
  "Others greet as they do; tells of one guest lost",
  "Tell me about a guest who came in angry.",
  "What did you say first?\nWhat came of it?",
];
const rooms = [
  "Turns rooms",
  "Ready by three",
  "a, b",
  "b; c",
  "c\td",
  'd "e"',
  "f | g",
  "Which room?",
  "",
];

describe("a table becomes a kit's items", () => {
  test.each(Object.entries(ways))("by its headings, with %s between cells", (_, write) => {
    const [first, second] = itemsOf(write([heads, greet, rooms]));
    expect(first).toMatchObject({
      title: "Greets guests",
      summary: greet[1],
      anchors: greet.slice(2, 7),
      questions: [{ text: greet[7], probes: ["What did you say first?", "What came of it?"] }],
    });
    expect(second?.anchors).toEqual(rooms.slice(2, 7));
  });

  test("levels whose numbers stand behind their words, whatever these are", () => {
    const [only, ...others] = itemsOf(
      "Criterion\tWhat we look for\tPoor (1)\tWeak (2)\tOK (3)\tGood (4)\tGreat (5)\nCalm\tKeeps tone\ta\tb\tc\td\te",
    );
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      title: "Calm",
      summary: "Keeps tone",
      anchors: ["a", "b", "c", "d", "e"],
    });
  });

  test("a role above the headings, blank lines, headings over two lines", () => {
    const { form } = read(
      [
        "Hotel Receptionist\t\t\t\t\t\t",
        "",
        "Skill\tLevel\t\t\t\t\tAsk",
        "\t1\t2\t3\t4\t5\t",
        "A\ta\tb\tc\td\te\tWhy?",
      ].join("\n"),
    );
    expect(form.title).toBe("Hotel Receptionist");
    expect(form.items).toMatchObject([
      { title: "A", anchors: ["a", "b", "c", "d", "e"], questions: [{ text: "Why?" }] },
    ]);
  });

  test("items side by side, the levels down the first column", () => {
    const down = [["", "Greets", "Turns rooms"], ...levels.map((n) => [`${n}`, `g${n}`, `r${n}`])];
    const { form, remarks } = read(down.map((row) => row.join("\t")).join("\n"));
    expect(form.items).toMatchObject([
      { title: "Greets", anchors: ["g1", "g2", "g3", "g4", "g5"] },
      { title: "Turns rooms", anchors: ["r1", "r2", "r3", "r4", "r5"] },
    ]);
    expect(remarks).toContainEqual(
      expect.objectContaining({ what: expect.stringContaining("side by side") }),
    );
  });

  test("a line for each level: below one name, or the name in all of them", () => {
    const merged = [
      "Item,Level,Description",
      "Greets,1,a",
      ",2,b",
      ",3,c",
      ",4,d",
      ",5,e",
      "Rooms,5,z",
    ];
    const repeated = [
      "Item,Question,Level,Behaviour",
      ...levels.map((n) => `Greets,Who?,${n},g${n}`),
    ];
    expect(read(merged.join("\n")).form.items).toMatchObject([
      { title: "Greets", anchors: ["a", "b", "c", "d", "e"] },
      { title: "Rooms", anchors: ["", "", "", "", "z"] },
    ]);
    expect(read(repeated.join("\n")).form.items).toMatchObject([
      { title: "Greets", anchors: ["g1", "g2", "g3", "g4", "g5"], questions: [{ text: "Who?" }] },
    ]);
  });

  test("levels by the names they go by elsewhere", () => {
    const { table } = read(
      "Criterion\tPoor\tFair\tMeets expectations\tExceeds\tOutstanding\nA\ta\tb\tc\td\te",
    );
    expect(table.columns).toEqual(["title", ...levels.map((level) => `anchor ${level}`)]);
  });

  test("merged cells: what stands below a name belongs to it", () => {
    const { form } = read("Item\tQuestion\t3\nA\tOne?\tc\n\tTwo?\t\n\t\td\nB\tThree?\te");
    expect(form.items).toMatchObject([
      {
        title: "A",
        anchors: ["", "", "c\nd", "", ""],
        questions: [{ text: "One?" }, { text: "Two?" }],
      },
      { title: "B", questions: [{ text: "Three?" }] },
    ]);
  });

  test("nothing to make out in the headings: by their order, and a person can say otherwise", () => {
    const plain = "Greets\ta\tb\tc\td\te\nRooms\tf\tg\th\ti\tj";
    expect(read(plain).form.items).toMatchObject([{ anchors: ["a", "b", "c", "d", "e"] }, {}]);
    expect(notes(plain)[0]).toMatch(/No headings were recognised/);
    const columns = ["anchor 5", "unused", "unused", "unused", "unused", "title"] as const;
    expect(read(plain, columns).form.items).toMatchObject([
      { title: "e", anchors: ["", "", "", "", "Greets"] },
      { title: "j" },
    ]);
  });
});

describe("what is wrong with a table is said, with its place and a way on", () => {
  test("nothing, one column, too much, too many", () => {
    expect(problemOf(" \n\t\n")).toMatch(/nothing in it yet/);
    expect(problemOf("Item\nA\nB")).toMatch(/Only one column/);
    expect(problemOf(`a\tb\n${"x".repeat(2_000_001)}`)).toMatch(/2,000,0\d\d characters/);
    expect(problemOf("a\t".repeat(80))).toMatch(/81 columns/);
    const lines = Array.from({ length: 2_000 }, (_, k) => `Item ${k}\tWhat`).join("\n");
    expect(musts(`Item\tSummary\n${lines}`)).toEqual([
      expect.stringMatching(/2,000 items.*up to 100/),
    ]);
    expect(read(`Item\tSummary\n${lines}`).form.items).toHaveLength(100);
  });

  test("no item's name, no level, a level twice, headings and no more", () => {
    expect(musts("Item\tSummary\tWhy\n\tLost\t\nA\ta\t")).toEqual([
      expect.stringMatching(/^Line 2 has no item/),
    ]);
    expect(musts("Item\tLevel\tAnchor\nA\tsix\tx\n\t\ty")).toEqual([
      expect.stringMatching(/^Line 2: “six” is not a level/),
      expect.stringMatching(/^Line 3 has an anchor but no level/),
    ]);
    expect(notes("Item\tLevel\tAnchor\nA\t2\tx\n\t2\ty").join(" ")).toMatch(
      /level 2 of A was there already/,
    );
    expect(musts("Item\tSummary")).toEqual([expect.stringMatching(/no line with an item/)]);
    const { remarks } = read("Item\tSummary\tWhy\nA\tb\tc", ["summary", "summary", "why"]);
    expect(remarks.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^No column says what an item is called/),
        expect.stringMatching(/^Two columns are taken/),
      ]),
    );
  });

  test("a cell of 20,000 characters is kept for the editor to remark on, one of 60,000 is named", () => {
    const long = read(`Item\t3\tWhy\nA\t${"w ".repeat(10_000)}\tb`);
    expect(long.remarks.filter(({ weight }) => weight === "must")).toEqual([]);
    expect(kitRemarks(long.form).map(({ at }) => at)).toContain("items.0.anchors.2");
    expect(musts(`Item\t3\tWhy\nA\t${"w".repeat(60_000)}\tb`)).toEqual([
      expect.stringMatching(/^Line 2, cell 2 holds 60,000 characters/),
    ]);
  });

  test("anchors that are missing and names that are there twice are the editor's to say", () => {
    const { form } = read("Item\t1\t2\t3\nA\ta\tb\tc\nA\td\te\tf");
    const said = kitRemarks(form).map(({ what }) => what);
    expect(said).toContain("“A” is there twice; tell them apart.");
    expect(said.filter((what) => what.startsWith("Level 5 has no anchor"))).toHaveLength(2);
  });

  test("more below one item than an item can hold", () => {
    const asked = Array.from({ length: 201 }, (_, k) => `\tQuestion ${k}?\t`).join("\n");
    expect(musts(`Item\tQuestion\tWhy\nA\t\tb\n${asked}`)).toEqual([
      expect.stringMatching(/hold more than an item can/),
    ]);
  });

  test("lines that go on with an item named before belong to that one", () => {
    const { form } = read("Item,Level,Anchor\nA,1,a\nB,1,b\nA,2,c\n,3,d");
    expect(form.items).toMatchObject([
      { title: "A", anchors: ["a", "c", "d", "", ""] },
      { title: "B", anchors: ["b", "", "", "", ""] },
    ]);
  });

  test("a quote nobody closed swallows nothing", () => {
    const { form } = read('Item\tSummary\tWhy\n"A\tone\tx\nB\t"two" or so\ty');
    expect(form.items).toMatchObject([{ title: '"A' }, { title: "B", summary: '"two" or so' }]);
  });
});

describe("a kit written as a table", () => {
  test.each(wholeBuiltIn.map((kit) => [kit.title, kit] as const))(
    "%s comes back the same",
    (_, kit) => {
      const { form, remarks } = read(writeKitTable(kit));
      expect(form.title).toBe(kit.title);
      expect(remarks).toEqual([]);
      expect(itemsOf(writeKitTable(kit))).toEqual(withoutIds(kit.items));
    },
  );

  // Signs that cut cells, open quotes, run as formulas or look like a table's own.
  const part = fc.constantFrom(
    "a",
    "B",
    "é",
    "1",
    "level",
    "Item",
    " ",
    '"',
    '""',
    "'",
    "=",
    "+",
    "-",
    "@",
    "|",
    "---",
    ",",
    ";",
    "\\",
    "<br>",
    "家",
    "😀",
  );
  const line = fc
    .array(part, { minLength: 1, maxLength: 8 })
    .map((parts) => `x${parts.join("")}`.trim())
    .chain((text) => fc.constantFrom(text, `=${text}`, `'${text}`, `"${text}`, `-${text}`));
  const text = fc
    .array(
      fc.oneof(
        line,
        line.map((one) => `${one}\t${one}`),
        fc.constant(""),
      ),
      { maxLength: 3 },
    )
    .map((lines) => lines.join("\n").trim());
  const item = fc.record({
    title: line,
    summary: line,
    why: text,
    anchors: fc.tuple(text, text, text, text, text),
    weight: fc.constantFrom(1, 2, 1.5),
    questions: fc.array(
      fc.record({
        kind: fc.constantFrom("behavioural", "situational", "work sample"),
        text: line,
        probes: fc.array(line, { maxLength: 3 }),
      }),
      { maxLength: 3 },
    ),
  });

  test("any kit comes back with the same items, and no cell of it runs in a sheet", () => {
    fc.assert(
      fc.property(line, fc.array(item, { minLength: 1, maxLength: 4 }), (title, items) => {
        const kit = { title, items: items as unknown as Item[] };
        const written = writeKitTable(kit);
        for (const cell of readSheet(written, "\t").flat()) expect(cell).not.toMatch(/^[=+\-@]/);
        expect(itemsOf(written)).toEqual(withoutIds(kit.items));
        expect(read(written).form.title).toBe(title);
      }),
      { numRuns: 1_000 },
    );
  });

  test("whatever is pasted is read or refused with a sentence, and never thrown at", () => {
    const cell = fc.oneof(
      part,
      fc.string({ maxLength: 6 }),
      fc.constantFrom("Item", "Level", "3", "Question", "\t", "\n", "\r\n", '"'),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 60 }), (cells) => {
        const pasted = cells.join("");
        const refused = problemOf(pasted);
        const said = refused === null ? allSaid(pasted) : [refused];
        for (const what of said) expect(what).toMatch(/[.?]$/);
      }),
      { numRuns: 1_000 },
    );
  });
});
