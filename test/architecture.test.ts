import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** What may stand beside the rooms of the house: what tools or people expect there. */
const topLevel = new Set([
  ".ci",
  ".editorconfig",
  ".gitattributes",
  ".github",
  ".gitignore",
  ".npmrc",
  ".nvmrc",
  ".oxfmtrc.json",
  ".oxlintrc.json",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "LICENSE",
  "README.md",
  "SECURITY.md",
  "docs",
  "index.html",
  "knip.json",
  "package-lock.json",
  "package.json",
  "playwright.config.ts",
  "public",
  "src",
  "test",
  "tsconfig.json",
  "vite.config.ts",
  "vitest.config.ts",
]);
const layers = new Set([
  "app",
  "domain",
  "exchange",
  "features",
  "host",
  "main.tsx",
  "paths.ts",
  "sealing",
  "storage",
  "trusted.ts",
  "ui",
]);
const vagueFolders = /^(?:utils?|helpers?|libs?|common|types|hooks|constants|services|shared)$/;

/** The rooms of the domain, and which others each may know; the root is open to all. */
const rooms: Record<string, string[]> = {
  kit: [],
  records: ["kit"],
  statistics: [],
  files: ["kit", "records"],
  scoring: ["kit", "records"],
  panel: ["kit", "records", "seats"],
  seats: ["kit", "records"],
  practice: ["kit", "records", "scoring"],
  meeting: ["kit", "records", "scoring", "panel", "statistics"],
  panelStatistics: ["kit", "records", "scoring", "panel", "statistics"],
  playbook: ["kit", "records", "files", "panel", "meeting", "statistics"],
  exports: ["kit", "records", "seats", "panel", "meeting", "practice"],
  finding: ["kit", "records", "scoring", "panel"],
  sample: ["kit", "records"],
  imports: [],
  rights: ["kit", "records", "panel", "meeting", "exports"],
  room: [],
};

/** Every room tries every other, and what no room may know. */
function roomFences(): { from: string; may: string[]; mayNot: string[] }[] {
  const of = (room: string) => `#domain/${room}/thing.ts`;
  return Object.entries(rooms).map(([room, known]) => ({
    from: `src/domain/${room}/probe.ts`,
    may: ["./beside.ts", "#domain/id.ts", ...known.map(of)],
    mayNot: [
      "react",
      "dexie",
      "#storage/database.ts",
      "#sealing/signing.ts",
      "#ui/Button.tsx",
      "@noble/hashes/sha2.js",
      ...Object.keys(rooms)
        .filter((other) => other !== room && !known.includes(other))
        .map(of),
    ],
  }));
}

/** The way imports run: who may import what, and what they may not. */
const fences: { from: string; may: string[]; mayNot: string[] }[] = [
  {
    from: "src/main.tsx",
    may: ["react", "react-dom/client", "#app/App.tsx", "#ui/tokens.css"],
    mayNot: ["#features/home/Home.tsx", "#storage/database.ts", "#domain/kit.ts", "dexie"],
  },
  {
    from: "src/app/probe.tsx",
    may: [
      "#features/home/Home.tsx",
      "#storage/database.ts",
      "#sealing/identity.ts",
      "#ui/Button.tsx",
      "#domain/kit.ts",
      "#exchange/receive.ts",
      "wouter",
      "zustand/middleware",
      "#paths",
      "#trusted",
      "./Shell.tsx",
    ],
    mayNot: [
      "#host/agent.ts",
      "dexie",
      "recharts",
      "react-hook-form",
      "@noble/hashes/sha2.js",
      "shamir-secret-sharing",
    ],
  },
  {
    from: "src/features/score/probe.tsx",
    may: [
      "./Evidence.tsx",
      "./Score.module.css",
      "#exchange/receive.ts",
      "#storage/drafts.ts",
      "#sealing/words.ts",
      "#ui/Button.tsx",
      "#ui/deep/er.ts",
      "#domain/exports/csv.ts",
      "#paths",
      "react",
      "react-hook-form",
      "@hookform/resolvers/zod",
      "@leeoniya/ufuzzy",
      "recharts",
      "wouter",
      "zustand",
      "zod/mini",
      "dexie-react-hooks",
      "lucide-react",
    ],
    mayNot: [
      "#host/agent.ts",
      "#features/calibrate/Panel.tsx",
      "#features/score/Evidence.tsx",
      "#app/App.tsx",
      "#app/preferences.ts",
      "dexie",
      "@noble/hashes/sha2.js",
      "react-router",
    ],
  },
  {
    from: "src/exchange/probe.ts",
    may: [
      "./packetFile.ts",
      "#storage/database.ts",
      "#sealing/signing.ts",
      "#domain/merge.ts",
      "#trusted",
    ],
    mayNot: [
      "#host/agent.ts",
      "react",
      "shamir-secret-sharing",
      "#features/share/Share.tsx",
      "#ui/Button.tsx",
      "#app/App.tsx",
      "dexie",
      "dexie-react-hooks",
      "zustand",
    ],
  },
  {
    from: "src/sealing/probe.ts",
    may: [
      "./signing.ts",
      "#domain/id.ts",
      "#domain/records/record.ts",
      "zod/mini",
      "@noble/hashes/sha2.js",
      "shamir-secret-sharing",
    ],
    mayNot: [
      "#host/agent.ts",
      "react",
      "dexie",
      "zustand",
      "#storage/database.ts",
      "#exchange/receive.ts",
      "#features/home/Home.tsx",
      "#ui/Button.tsx",
      "#app/App.tsx",
      "#paths",
      "#trusted",
      "node:crypto",
    ],
  },
  {
    from: "src/host/probe.ts",
    may: [
      "./agent.ts",
      "#host/agent.ts",
      "#sealing/ed25519.ts",
      "#domain/room/requests.ts",
      "@nats-io/jwt",
      "@nats-io/transport-node",
      "node:fs",
      "node:timers/promises",
      "uqr",
      "vite",
      "zod/mini",
    ],
    mayNot: [
      "react",
      "dexie",
      "zustand",
      "express",
      "#storage/database.ts",
      "#exchange/receive.ts",
      "#features/home/Home.tsx",
      "#ui/Button.tsx",
      "#app/App.tsx",
      "#paths",
      "#trusted",
    ],
  },
  {
    from: "src/storage/probe.ts",
    may: [
      "./database.ts",
      "#storage/database.ts",
      "#sealing/signing.ts",
      "#domain/record.ts",
      "#domain/statistics/alpha.ts",
      "dexie",
    ],
    mayNot: [
      "#host/agent.ts",
      "react",
      "dexie-react-hooks",
      "#exchange/receive.ts",
      "#features/home/Home.tsx",
      "#ui/Button.tsx",
      "#app/App.tsx",
      "zustand",
      "#paths",
    ],
  },
  {
    from: "src/ui/probe.tsx",
    may: [
      "./Button.tsx",
      "./Button.module.css",
      "#ui/Dialog.tsx",
      "react",
      "react-dom",
      "lucide-react",
    ],
    mayNot: [
      "#host/agent.ts",
      "#domain/kit.ts",
      "#storage/database.ts",
      "#sealing/words.ts",
      "#exchange/receive.ts",
      "#features/home/Home.tsx",
      "#app/App.tsx",
      "wouter",
      "recharts",
      "react-hook-form",
      "zod/mini",
      "#paths",
    ],
  },
  {
    from: "src/domain/probe.ts",
    may: ["./hash.ts", "zod/mini", "@noble/hashes/sha2.js"],
    mayNot: [
      "#host/agent.ts",
      "react",
      "dexie",
      "#storage/database.ts",
      "#sealing/signing.ts",
      "#exchange/incoming.ts",
      "#features/home/Home.tsx",
      "#ui/Button.tsx",
      "#app/App.tsx",
      "node:fs",
      "#paths",
      "#domain/kit/kit.ts",
      "./statistics/vector.ts",
    ],
  },
  { from: "src/paths.ts", may: ["#domain/id.ts"], mayNot: ["react", "wouter", "#storage/kits.ts"] },
  { from: "src/trusted.ts", may: [], mayNot: ["react", "#domain/id.ts", "./paths.ts"] },
  ...roomFences(),
];

/** Code the house refuses, with the rule that says so. */
const refused: Record<string, { rule: string; code: string }> = {
  "src/ui/climbs.ts": {
    rule: "import(no-relative-parent-imports)",
    code: `export { z } from "../z.ts";`,
  },
  "src/ui/circleA.ts": {
    rule: "import(no-cycle)",
    code: `import { b } from "./circleB.ts";\nexport const a = () => b;`,
  },
  "src/ui/barrel.ts": { rule: "oxc(no-barrel-file)", code: `export * from "./circleA.ts";` },
  "src/ui/byDefault.ts": { rule: "import(no-default-export)", code: `export default 1;` },
  "src/ui/anything.ts": {
    rule: "typescript(no-explicit-any)",
    code: `export const a = (x: any) => x;`,
  },
  "src/ui/surely.ts": {
    rule: "typescript(no-non-null-assertion)",
    code: `export const a = (x?: number) => x!;`,
  },
  "src/ui/floating.ts": {
    rule: "typescript(no-floating-promises)",
    code: `export function a() { Promise.resolve(1); }`,
  },
  "src/ui/Danger.tsx": {
    rule: "react(no-danger)",
    code: `export const A = () => <p dangerouslySetInnerHTML={{ __html: "x" }} />;`,
  },
  "src/ui/calls.ts": {
    rule: "eslint(no-restricted-globals)",
    code: `export const a = () => fetch("/x");`,
  },
  "src/domain/clockwork.ts": {
    rule: "eslint(no-restricted-properties)",
    code: `export const a = () => Date.now();`,
  },
};

type Finding = { filename: string; code: string; message: string };
let house = "";
let findings: Finding[] = [];

/** A temporary house with the real lint config, in which forbidden things can be tried. */
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "needle-architecture-"));
  for (const file of [
    ".oxlintrc.json",
    "package.json",
    "tsconfig.json",
    "src/domain/tsconfig.json",
  ])
    cpSync(file, join(house, file));
  symlinkSync(join(process.cwd(), "node_modules"), join(house, "node_modules"), "junction");
  for (const { from, may, mayNot } of fences)
    put(from, [...may, ...mayNot].map((name) => `import ${JSON.stringify(name)};`).join("\n"));
  for (const [file, { code }] of Object.entries(refused)) put(file, code);
  put("src/ui/circleB.ts", `import { a } from "./circleA.ts";\nexport const b = () => a;`);
  findings = lint();
}, 60_000);

afterAll(() => rmSync(house, { recursive: true, force: true }));

function put(file: string, code: string): void {
  mkdirSync(join(house, dirname(file)), { recursive: true });
  writeFileSync(join(house, file), `${code}\n`);
}

function lint(): Finding[] {
  const bin = join(house, "node_modules", "oxlint", "bin", "oxlint");
  const { stdout } = spawnSync(process.execPath, [bin, "-f", "json", "src"], {
    cwd: house,
    encoding: "utf8",
  });
  return (JSON.parse(stdout) as { diagnostics: Finding[] }).diagnostics;
}

function compile(project: string): string {
  const bin = join(house, "node_modules", "typescript", "bin", "tsc");
  return spawnSync(process.execPath, [bin, "-p", project], { cwd: house, encoding: "utf8" }).stdout;
}

function refusedImports(file: string): string[] {
  return findings
    .filter(({ filename, code }) => filename === file && code === "eslint(no-restricted-imports)")
    .map(({ message }) => message.split("'", 2)[1] ?? message);
}

describe("imports run one way", () => {
  it.each(fences)("$from may import what is below it and nothing else", ({ from, mayNot }) => {
    expect(refusedImports(from).toSorted()).toEqual(mayNot.toSorted());
  });

  it("stops an import that is only for its type, is passed on, or comes late", () => {
    const ways = [
      `import type { Panel } from "#features/calibrate/Panel.tsx";\nexport type A = Panel;`,
      `export { Panel } from "#features/calibrate/Panel.tsx";`,
      `export const late = () => import("#features/calibrate/Panel.tsx");`,
    ];
    for (const [index, code] of ways.entries()) put(`src/features/score/way${index}.ts`, code);
    findings = lint();
    for (const index of ways.keys())
      expect(refusedImports(`src/features/score/way${index}.ts`)).toEqual([
        "#features/calibrate/Panel.tsx",
      ]);
  });
});

describe("the house's rules are switched on", () => {
  it.each(Object.entries(refused))("%s is refused", (file, { rule }) => {
    expect(findings.filter(({ filename }) => filename === file).map(({ code }) => code)).toContain(
      rule,
    );
  });

  it("the domain does not compile against a browser or Node", () => {
    for (const file of readdirSync(join(house, "src/domain"), {
      recursive: true,
      encoding: "utf8",
    }))
      if (file.endsWith(".ts")) rmSync(join(house, "src/domain", file));
    put("src/domain/pure.ts", `export const day = (text: string) => text.slice(0, 10);`);
    expect(compile("src/domain")).toBe("");
    put("src/domain/impure.ts", `export const a = [document.title, localStorage, process.env];`);
    expect(compile("src/domain")).toMatch(/'document'[^]*'localStorage'[^]*'process'/);
  }, 30_000);
});

describe("the rooms are in order", () => {
  const ignored = new Set([".git", ...readFileSync(".gitignore", "utf8").split(/[/\n]+/)]);
  const files = walk(".");

  function walk(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !ignored.has(entry.name) && !entry.name.endsWith(".tsbuildinfo"))
      .flatMap((entry) => {
        const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
        return entry.isDirectory() ? walk(path) : [path];
      });
  }

  const code = files.filter((file) => /^(?:src|test)\/.*\.tsx?$/.test(file));
  const offenders = (pattern: RegExp, among = code) =>
    among.filter((file) => pattern.test(readFileSync(file, "utf8")));

  it("reads more than a handful of files", () => {
    expect(code.length).toBeGreaterThan(20);
  });

  it("has nothing at the top level that nobody expects there", () => {
    const tops = new Set(files.map((file) => file.split("/", 1)[0]));
    expect([...tops].filter((top) => top !== undefined && !topLevel.has(top))).toEqual([]);
  });

  it("has no room without a fence", () => {
    const tops = new Set(
      files.filter((file) => file.startsWith("src/")).map((file) => file.split("/")[1]),
    );
    expect([...tops].filter((room) => room !== undefined && !layers.has(room))).toEqual([]);
  });

  it("has no room of the domain without a fence", () => {
    const here = files.flatMap((file) => /^src\/domain\/([^/]+)\//.exec(file)?.[1] ?? []);
    expect([...new Set(here)].toSorted()).toEqual(Object.keys(rooms).toSorted());
  });

  it("has no file of more than 250 lines", () => {
    const source = files.filter((file) => /^src\/.*\.(?:tsx?|css)$/.test(file));
    const long = source.filter((file) => readFileSync(file, "utf8").split("\n").length > 251);
    expect(long).toEqual([]);
  });

  it("gives no exported name two meanings", () => {
    const homes = new Map<string, string[]>();
    for (const file of code.filter((one) => one.startsWith("src/")))
      for (const [, name = ""] of readFileSync(file, "utf8").matchAll(
        /^export (?:async )?(?:function|const|type) (\w+)/gm,
      ))
        homes.set(name, [...(homes.get(name) ?? []), file]);
    expect([...homes].filter(([, own]) => new Set(own).size > 1)).toEqual([]);
  });

  it("cites no rule and no section that is not in the project's documents", () => {
    const told = (name: string) => readFileSync(`docs/${name}`, "utf8");
    const texts = code.map((file) => readFileSync(file, "utf8"));
    const cited = (pattern: RegExp) =>
      new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, what]) => what ?? "")));
    const rules = cited(/\brule (\d+)\b/gi);
    const sections = cited(/`statistics\.md` ([a-z])\b/g);
    expect(rules.size).toBeGreaterThan(3);
    expect(sections.size).toBeGreaterThan(2);
    for (const rule of rules) expect(told("product.md")).toContain(`\n### Rule ${rule}.`);
    for (const section of sections) expect(told("statistics.md")).toContain(`\n## ${section}. `);
    for (const name of cited(/\b([a-z]+\.md)\b/g))
      expect([...files, "README.md"], name).toContain(name === "README.md" ? name : `docs/${name}`);
  });

  it("keeps features in one flat folder a job", () => {
    expect(files.filter((file) => /^src\/features\/(?:[^/]+$|[^/]+\/[^/]+\/)/.test(file))).toEqual(
      [],
    );
  });

  it("has no index files and no folders that could hold anything", () => {
    expect(code.filter((file) => /^index\.tsx?$/.test(basename(file)))).toEqual([]);
    expect(
      code.filter((file) =>
        dirname(file)
          .split("/")
          .some((name) => vagueFolders.test(name)),
      ),
    ).toEqual([]);
  });

  it("never climbs", () => {
    expect(offenders(/(?:from |import\(?|mock\()\s*["']\.\.\//)).toEqual([
      "test/architecture.test.ts",
    ]);
  });

  it("keeps clock and dice out of the domain", () => {
    const domain = code.filter((file) => file.startsWith("src/domain/"));
    expect(
      offenders(/new Date\(\)|Date\.now|Math\.random|getRandomValues|randomUUID/, domain),
    ).toEqual([]);
  });

  it("installs exactly what the lockfile says, and runs no script of a package", () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
      [kind: string]: Record<string, string>;
    };
    expect(readFileSync(".npmrc", "utf8")).toMatch(/^ignore-scripts=true$/m);
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it("shows each part of the playbook where the docs say, in a test of that name", () => {
    const rows = readFileSync("docs/playbook.md", "utf8")
      .split("\n")
      .filter((line) => line.includes("`src/") || line.includes("`test/"));
    expect(rows.length).toBeGreaterThan(35);
    for (const row of rows) {
      for (const [, file = ""] of row.matchAll(/`((?:src|test)\/[^`]+)`/g))
        expect(files, row).toContain(file);
      const [, file = "", title = ""] = /`(test\/[^`]+)` “(.+)” +\|$/.exec(row) ?? [];
      expect(readFileSync(file, "utf8"), row).toContain(`"${title}"`);
    }
  });

  it("names no package host and no path of one machine", () => {
    const text = files.filter((file) => !/\.(?:png|ico|woff2|gz)$/.test(file));
    expect(
      offenders(
        /registry\.[a-z]+\.[a-z]+|"resolved"\s*:|(?<![\w.])\/(?:work|home|root|Users)\/[a-z]/,
        text,
      ),
    ).toEqual([]);
  });
});
