import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, it } from "vitest";

/** The scale all type is set in, and the widths at which layouts change; `tokens.css` says why. */
const sizes = ["12px", "13px", "14px", "16px", "18px", "22px", "28px"];
const weights = ["400", "600", "700"];
const widths = new Set(["640px", "900px", "1100px"]);

const global = "src/ui/tokens.css";
type Sources = Record<string, string>;

const sources: Sources = Object.fromEntries(
  readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((name) => `src/${name.replaceAll("\\", "/")}`)
    .filter((file) => /\.(?:css|tsx?)$/.test(file))
    .map((file) => [file, readFileSync(file, "utf8")]),
);

/** Every place where the sheets and the components that wear them do not fit, as `file: fault`. */
function faultsIn(all: Sources): string[] {
  return [
    ...faultsInModules(all),
    ...faultsInGlobalClasses(all),
    ...faultsInProperties(all),
    ...Object.entries(all).flatMap(([file, text]) =>
      (file.endsWith(".css") ? faultsInSheet(text) : faultsInCode(text)).map(
        (fault) => `${file}: ${fault}`,
      ),
    ),
  ];
}

/** A module's classes are those its importers name, written out, so that one can look for them. */
function faultsInModules(all: Sources): string[] {
  const used = new Map<string, Set<string>>();
  const faults: string[] = [];
  for (const [file, text] of Object.entries(all))
    for (const [, name = "", from = ""] of text.matchAll(
      /\bimport (\w+) from "([^"]+\.module\.css)"/g,
    )) {
      const sheet = resolved(file, from);
      const there = classesOf(all[sheet] ?? "");
      const named = [...text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, "g"))].map(
        ([, one]) => one ?? "",
      );
      used.set(sheet, new Set([...(used.get(sheet) ?? []), ...named]));
      if (new RegExp(`\\b${name}(?:\\[|\\?\\.|[;,)}\\s])`).test(bareCode(text)))
        faults.push(`${file}: names a class of ${name} in a way one cannot look for`);
      for (const one of new Set(named))
        if (!there.has(one)) faults.push(`${file}: .${one} is not in ${sheet}`);
    }
  for (const sheet of Object.keys(all).filter((file) => file.endsWith(".module.css")))
    for (const one of classesOf(all[sheet] ?? ""))
      if (used.get(sheet)?.has(one) !== true) faults.push(`${sheet}: nobody uses .${one}`);
  return faults;
}

/** The few classes for all: each is worn somewhere, and nobody wears one that does not exist. */
function faultsInGlobalClasses(all: Sources): string[] {
  const there = classesOf(all[global] ?? "");
  const worn = new Set<string>();
  const faults: string[] = [];
  for (const [file, text] of Object.entries(all).filter(([name]) => name.endsWith(".tsx")))
    for (const one of wordsInClassNames(text)) {
      worn.add(one);
      if (!there.has(one)) faults.push(`${file}: .${one} is not in ${global}`);
    }
  for (const text of Object.values(all))
    for (const [, one = ""] of text.matchAll(/:global\(\.([\w-]+)\)/g))
      if (!there.has(one)) faults.push(`:global(.${one}) is not in ${global}`);
  for (const one of there) if (!worn.has(one)) faults.push(`${global}: nobody uses .${one}`);
  return faults;
}

/** What `var()` asks for is there, and what is there is asked for. */
function faultsInProperties(all: Sources): string[] {
  const text = Object.values(all).join("\n");
  const there = new Set([...text.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name ?? ""));
  const asked = new Set([...text.matchAll(/\bvar\((--[\w-]+)/g)].map(([, name]) => name ?? ""));
  return [
    ...[...asked].filter((name) => !there.has(name)).map((name) => `${name} is not defined`),
    ...[...there].filter((name) => !asked.has(name)).map((name) => `nobody uses ${name}`),
  ];
}

function faultsInSheet(text: string): string[] {
  const size = String.raw`var\(--type-\w+\)`;
  const weight = String.raw`var\(--weight-\w+\)`;
  const wanted: Record<string, RegExp> = {
    "font-size": new RegExp(`^${size}$`),
    "font-weight": new RegExp(`^${weight}$`),
    font: new RegExp(
      `^(?:inherit|(?:${weight} )?${size}(?: / [\\d.]+)? var\\(--(?:font|mono)\\))$`,
    ),
  };
  const faults = declarationsOf(text)
    .filter(([name, value]) => wanted[name]?.test(value) === false)
    .map(([name, value]) => `${name}: ${value} is no token`);
  for (const [, query = ""] of bareSheet(text).matchAll(/@(?:media|container)([^{]+)\{/g))
    for (const [feature] of query.matchAll(/\([^()]*\b(?:width|inline-size)\b[^()]*\)/g))
      for (const [length] of feature.matchAll(/[\d.]+[a-z]*/g))
        if (!widths.has(length)) faults.push(`${feature} is none of the three widths`);
  return faults;
}

/** In components, type and widths are the sheets' business. */
function faultsInCode(text: string): string[] {
  return [
    ...text.matchAll(/\bfont(?:Size|Weight|Family|-size|-weight)\b|\bmatchMedia\b.*width/g),
  ].map(([found]) => `${found} belongs into a sheet`);
}

function resolved(file: string, from: string): string {
  return from.startsWith("#") ? from.replace("#", "src/") : posix.join(posix.dirname(file), from);
}

/** What stands between the words of a template. */
const hole = /\$\{([^}]*)\}/g;

/** Without imports, strings and the words of templates. */
function bareCode(text: string): string {
  return text
    .replaceAll(/^import .*$|"[^"\n]*"/gm, "")
    .replaceAll(/`[^`]*`/g, (words) => [...words.matchAll(hole)].join(";"));
}

/** Without comments and strings. */
function bareSheet(css: string): string {
  return css.replaceAll(/\/\*[^]*?\*\//g, "").replaceAll(/"[^"]*"/g, '""');
}

function classesOf(css: string): Set<string> {
  const selectors = [...bareSheet(css).matchAll(/[^{};]+(?=\{)/g)]
    .map(([selector]) => selector.trim())
    .filter((selector) => !selector.startsWith("@"))
    .map((selector) => selector.replaceAll(/:global\([^)]*\)/g, ""));
  return new Set(
    selectors.flatMap((selector) =>
      [...selector.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name]) => name ?? ""),
    ),
  );
}

function declarationsOf(css: string): [name: string, value: string][] {
  return bareSheet(css)
    .split(/[{};]/)
    .flatMap((piece) => [...piece.trim().matchAll(/^([a-z-]+):\s*([^]+)$/g)])
    .map(([, name = "", said = ""]) => [name, said.replaceAll(/\s+/g, " ")]);
}

/** The words that stand in `className` itself: not what is compared there, nor a button's looks. */
function wordsInClassNames(text: string): string[] {
  return [...text.matchAll(/\bclassName=(?="|\{)/g)]
    .map(({ index, 0: found }) => attributeAt(text.slice(index + found.length)))
    .map((code) => code.replaceAll(/[!=]==\s*"[^"]*"|\bbuttonClass\([^)]*\)/g, ""))
    .flatMap((code) => [
      ...[...code.matchAll(/"([^"]*)"/g)].map(([, words = ""]) => words),
      ...[...code.matchAll(/`([^`]*)`/g)].map(([, words = ""]) => words.replaceAll(hole, " ")),
    ])
    .flatMap((words) => words.split(/\s+/))
    .filter((word) => word !== "");
}

/** A JSX attribute's value, up to its closing quote or brace. */
function attributeAt(code: string): string {
  if (code.startsWith('"')) return code.slice(0, code.indexOf('"', 1) + 1);
  let depth = 0;
  for (const { index, 0: brace } of code.matchAll(/[{}]/g)) {
    depth += brace === "{" ? 1 : -1;
    if (depth === 0) return code.slice(0, index);
  }
  return code;
}

function tokens(kind: string): string[] {
  return [...(sources[global] ?? "").matchAll(/^\s*--(\w+)-\w+: ([^;]+);/gm)]
    .filter(([, start]) => start === kind)
    .map(([, , said = ""]) => said);
}

describe("the sheets", () => {
  it("know seven sizes and three weights", () => {
    expect(tokens("type")).toEqual(sizes);
    expect(tokens("weight")).toEqual(weights);
  });

  it("hold nothing nobody uses, and set type and widths by the scale alone", () => {
    expect(
      Object.keys(sources).filter((file) => file.endsWith(".module.css")).length,
    ).toBeGreaterThan(30);
    expect(faultsIn(sources)).toEqual([]);
  });
});

/** What could be written any day, and what is then said. */
const slips: { file: string; more: string; fault: string }[] = [
  { file: "src/ui/Pill.module.css", more: ".lost { color: red; }", fault: "nobody uses .lost" },
  {
    file: "src/ui/Pill.module.css",
    more: "@media print { .pill:has(.lost) { color: red; } }",
    fault: "nobody uses .lost",
  },
  {
    file: "src/ui/Pill.tsx",
    more: "export const lost = css.lost;",
    fault: ".lost is not in src/ui/Pill.module.css",
  },
  {
    file: "src/features/home/Other.tsx",
    more: `import sheet from "#ui/Pill.module.css";\nexport const lost = sheet.lost;`,
    fault: ".lost is not in src/ui/Pill.module.css",
  },
  {
    file: "src/ui/Pill.tsx",
    more: "export const any = (name: string) => css[name];",
    fault: "names a class of css in a way one cannot look for",
  },
  {
    file: "src/ui/Pill.tsx",
    more: "export const { dot } = css;\nexport const all = [css, 1];",
    fault: "names a class of css in a way one cannot look for",
  },
  { file: global, more: ".lost { color: red; }", fault: "nobody uses .lost" },
  {
    file: "src/ui/Pill.tsx",
    more: "export const A = () => <p className={`card ${css.pill} stak`} />;",
    fault: `.stak is not in ${global}`,
  },
  {
    file: "src/ui/Pill.tsx",
    more: `export const A = () => <p className={isOn() ? "cart" : undefined} />;`,
    fault: `.cart is not in ${global}`,
  },
  {
    file: "src/ui/Pill.module.css",
    more: ":global(.pages) { color: red; }",
    fault: ":global(.pages) is not in",
  },
  {
    file: "src/ui/Pill.module.css",
    more: ".pill { color: var(--inc); }",
    fault: "--inc is not defined",
  },
  { file: global, more: ":root {\n --lost: 1px;\n}", fault: "nobody uses --lost" },
  { file: "src/ui/Pill.module.css", more: ".pill { font-size: 15px; }", fault: "font-size: 15px" },
  { file: global, more: "b { font-weight: 650; }", fault: "font-weight: 650" },
  { file: global, more: "b { font: 15px/1.5 var(--font); }", fault: "font: 15px/1.5 var(--font)" },
  {
    file: "src/features/panel/SeverityDots.tsx",
    more: "export const tick = { fontSize: 12 };",
    fault: "fontSize belongs into a sheet",
  },
  ...[
    "(max-width: 560px)",
    "(width <= 700px)",
    "(300px < width <= 640px)",
    "(min-width: 40em)",
  ].map((query) => ({
    file: "src/ui/Pill.module.css",
    more: `@media print, ${query} { .pill { color: red; } }`,
    fault: `${query} is none of the three widths`,
  })),
];

describe("a slip is seen", () => {
  it.each(slips)("$file: $more", ({ file, more, fault }) => {
    const after = { ...sources, [file]: `${sources[file] ?? ""}\n${more}\n` };
    expect(faultsIn(after)).toEqual([expect.stringContaining(fault)]);
  });

  it("and what is right is not", () => {
    const more = `.pill {
      font: var(--weight-strong) var(--type-fine) / 1.2 var(--mono);
    }
    @media (width <= 640px) and (min-height: 333px) {
      .pill { font-weight: var(--weight-bold); }
    }`;
    const file = "src/ui/Pill.module.css";
    expect(faultsIn({ ...sources, [file]: `${sources[file]}\n${more}` })).toEqual([]);
  });
});
