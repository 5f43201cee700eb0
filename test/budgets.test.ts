import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

/** What the build may weigh, in kB after gzip. */
/**
 * The whole app, which nobody waits for; some 60 of it for seats, seals, invitations and folders, 26
 * for three kits outside engineering with their cases, 12 for pages of rooms, and some 25 for setting up
 * a search, what is next, asking, the palette and feedback; 27 for a candidate’s rights: keeping and holds,
 * anonymising, the search of everything after erasing, the access pack and “How this decides”; 25 for taking
 * scorecards away: the shapes of five systems, papaparse, fflate, the page, the cards for paper and the worker
 * that writes; 31 for what comes in: sheets of candidates, cards of four other systems, files under a passphrase
 * and backups that make themselves.
 */
const budgets = { entryScripts: 150, precache: 752, room: 75 };

/**
 * What a page may load before it shows, the entry included; charts, workers and what a click brings
 * come later. A page that is not named here has `other`.
 */
const pageBudgets: Readonly<Record<string, number>> = {
  ScorePage: 165,
  RosterPage: 165.1,
  CandidatePage: 200,
  other: 220,
};

const dist = (file: string) => readFileSync(`dist/${file}`);
const text = (file: string) => dist(file).toString("utf8");
const zippedKb = (files: readonly string[]) =>
  files.reduce((sum, file) => sum + gzipSync(dist(file), { level: 9 }).length, 0) / 1000;

const page = text("index.html");
const assets = readdirSync("dist/assets").map((name) => `assets/${name}`);
const charts = assets.filter((file) => /^assets\/charts-.*\.js$/.test(file));

/** The scripts that must be here before the first page shows: the entry and all it imports statically. */
function entryScripts(): string[] {
  return withImports(pageEntries());
}

function pageEntries(): string[] {
  return [...page.matchAll(/<script[^>]+src="\/([^"]+)"/g)].map(([, entry]) => entry ?? "");
}

/** What a script imports statically. */
function importsOf(file: string): string[] {
  const imports = /(?:\bfrom|\bimport)\s*["'`]\.{1,2}\/(?:assets\/)?([^"'`]+\.js)["'`]/g;
  return [...text(file).matchAll(imports)].map(([, sibling]) => `assets/${sibling ?? ""}`);
}

/** Scripts with all they import statically. */
function withImports(files: readonly string[]): string[] {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const sibling of importsOf(file)) visit(sibling);
  };
  for (const file of files) visit(file);
  return [...seen];
}

/** The pages the app loads when somebody goes there, by the name of their file. */
function pagesOfTheApp(): string[] {
  const sources = readdirSync("src/app").map((name) => readFileSync(`src/app/${name}`, "utf8"));
  return sources.flatMap((source) =>
    [...source.matchAll(/import\("#features\/\w+\/(\w+)\.tsx"\)/g)].map(([, name]) => name ?? ""),
  );
}

/** All scripts that must be here before a page shows. */
function scriptsOf(name: string): string[] {
  const chunks = assets.filter((file) => new RegExp(`^assets/${name}-[\\w-]{7}\\.js$`).test(file));
  expect(chunks, `the chunk of ${name}`).toHaveLength(1);
  return withImports([...pageEntries(), ...chunks]);
}

/** What the service worker fetches for working offline, as it says itself. */
function precached(): string[] {
  return [...text("sw.js").matchAll(/\burl:\s*"([^"]+)"/g)].map(([, url]) => url ?? "");
}

function isOfRooms(file: string): boolean {
  return /^assets\/room-[\w-]{7}\.js$/.test(file);
}

describe("what a visitor downloads", () => {
  it(`shows the first page after at most ${budgets.entryScripts} kB of scripts`, () => {
    const scripts = entryScripts();
    expect(scripts.length).toBeGreaterThan(0);
    const kb = zippedKb(scripts);
    console.log(`entry scripts: ${kb.toFixed(1)} kB gz (${scripts.join(", ")})`);
    expect(kb).toBeGreaterThan(40); // Less than React alone weighs: then this reads the wrong files.
    expect(kb).toBeLessThanOrEqual(budgets.entryScripts);
  });

  it.each([...new Set(pagesOfTheApp())])("shows %s within its budget of scripts", (name) => {
    const kb = zippedKb(scriptsOf(name));
    console.log(`${name}: ${scriptsOf(name).length} scripts, ${kb.toFixed(1)} kB gz`);
    expect(kb).toBeLessThanOrEqual(pageBudgets[name] ?? pageBudgets["other"] ?? 0);
  });

  it("knows every page that has a budget of its own", () => {
    expect(pagesOfTheApp().length).toBeGreaterThan(15);
    const named = Object.keys(pageBudgets).filter((name) => name !== "other");
    expect(pagesOfTheApp()).toEqual(expect.arrayContaining(named));
  });

  it(`works offline after at most ${budgets.precache} kB`, () => {
    const kb = zippedKb(precached());
    console.log(`precache: ${kb.toFixed(1)} kB gz, ${precached().length} files`);
    expect(kb).toBeLessThanOrEqual(budgets.precache);
  });

  it("keeps the page out of the workers, which have no document to show it in", () => {
    const workers = withImports([
      "workers/exporting.worker.js",
      "workers/incoming.worker.js",
      "workers/panelStatistics.worker.js",
      "workers/room.worker.js",
    ]);
    expect(workers.length).toBeGreaterThan(3);
    for (const entry of pageEntries()) expect(workers).not.toContain(entry);
    for (const file of workers) expect(text(file), file).not.toContain("react.dev/errors");
  });

  it("keeps every script, style and page for working offline", () => {
    // Rooms are of no use without a network.
    const needed = assets.filter((file) => /\.(?:js|css|woff2)$/.test(file) && !isOfRooms(file));
    const workers = ["exporting", "incoming", "panelStatistics"].map(
      (name) => `workers/${name}.worker.js`,
    );
    expect(precached()).toEqual(
      expect.arrayContaining([...needed, ...workers, "index.html", "favicon.svg"]),
    );
  });

  it(`fetches what only rooms need with the first room, at most ${budgets.room} kB, and keeps none of it`, () => {
    const own = assets.filter(isOfRooms);
    expect(own).toHaveLength(1);
    const files = [...own, "workers/room.worker.js"];
    const kb = zippedKb(files);
    console.log(`room: ${kb.toFixed(1)} kB gz (${files.join(", ")})`);
    expect(kb).toBeGreaterThan(40); // Less than the client alone weighs.
    expect(kb).toBeLessThanOrEqual(budgets.room);
    for (const file of files) expect(precached()).not.toContain(file);
    for (const name of pagesOfTheApp())
      for (const file of files) expect(scriptsOf(name)).not.toContain(file);
  });

  it("lets no two scripts wait for each other: which runs first would hang on the page", () => {
    for (const file of assets.filter((name) => name.endsWith(".js")))
      for (const sibling of importsOf(file)) expect(withImports([sibling])).not.toContain(file);
  });

  it("fetches charts with the first chart, not before", () => {
    expect(charts.length).toBeLessThanOrEqual(1);
    expect(entryScripts()).not.toEqual(expect.arrayContaining(charts.length > 0 ? charts : [""]));
    const markers = /recharts-(?:wrapper|surface|layer)/;
    for (const name of pagesOfTheApp())
      expect(scriptsOf(name).filter((file) => markers.test(text(file)))).toEqual([]);
  });
});

describe("the work of others in it", () => {
  const notices = () => text("third-party-notices.txt");
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    dependencies: Record<string, string>;
  };

  it("is named with its licence, all that the app stands on", () => {
    for (const [name, version] of Object.entries(dependencies))
      expect(notices()).toMatch(new RegExp(`^${name} ${version} \\(\\S+\\)$`, "m"));
    // What comes with it, and with the service worker.
    for (const name of ["scheduler", "redux", "d3-scale", "workbox-precaching"])
      expect(notices()).toMatch(new RegExp(`^${name} [\\d.]+ \\(\\S+\\)$`, "m"));
  });

  it("goes with the texts its licences ask for", () => {
    const texts = notices().split(/^-{72}$/m);
    const of = (name: string) => texts.find((one) => one.trim().startsWith(`${name} `)) ?? "";
    expect(of("react")).toMatch(/Copyright \(c\) .*Meta[^]*Permission is hereby granted/);
    expect(of("dexie")).toContain("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION");
    expect(of("d3-scale")).toMatch(/Copyright [^]*Mike Bostock/);
    const bare = texts.filter((one) => one.includes("brings no licence text along"));
    expect(bare.map((one) => one.trim().split(" ")[0])).toEqual(["wouter"]); // Given away: it asks for none.
  });

  it("can be read offline, for at most 11 kB", () => {
    expect(precached()).toContain("third-party-notices.txt");
    expect(zippedKb(["third-party-notices.txt"])).toBeLessThanOrEqual(11);
  });
});

describe("what the page is made of", () => {
  it("has no inline script, style or handler", () => {
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/i);
  });

  it("names no other origin to fetch from", () => {
    const styles = assets.filter((file) => file.endsWith(".css")).map(text);
    for (const source of [page, text("manifest.webmanifest"), ...styles])
      expect(source).not.toMatch(/(?:src|href|url)\W{1,3}(?:https?:)?\/\/(?!localhost)/i);
    for (const file of assets.filter((name) => name.endsWith(".js")))
      expect(text(file)).not.toMatch(/(?:import|fetch|importScripts|Worker)\(\s*["'`]https?:/);
  });

  it("carries no script or font as data", () => {
    for (const file of assets.filter((name) => /\.(?:js|css)$/.test(name)))
      expect(text(file)).not.toMatch(/data:(?:text|application)\/javascript|data:font/);
  });

  it("ships its headers, its fallback for deep links, and the packet's schema", () => {
    expect(text("_headers")).toContain("require-trusted-types-for 'script'; trusted-types needle");
    expect(text("_redirects")).toMatch(/^\/\*\s+\/index\.html\s+200$/m);
    const schema: unknown = JSON.parse(text("needle-packet-v1.schema.json"));
    expect(schema).toMatchObject({ properties: { format: { const: "needle/packet" } } });
  });

  it("puts the layers of its styles in order, so that a component's style beats the reset", () => {
    const styles = assets.filter((file) => file.endsWith(".css"));
    expect(styles).toHaveLength(1); // One for all pages: their order cannot hang on where one starts.
    for (const file of styles)
      expect(text(file), file).toMatch(/^@layer reset, ?tokens, ?ui, ?features;/);
  });

  it("has a style for every class of its sheets, none lost on the way", () => {
    const sheets = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".module.css"),
    );
    const withoutComments = (file: string) =>
      readFileSync(`src/${file}`, "utf8").replaceAll(/\/\*[^]*?\*\//g, "");
    const named = sheets.flatMap((file) => [
      ...new Set(withoutComments(file).match(/\.[a-z][\w-]*/gi)),
    ]);
    const styles = assets.filter((file) => file.endsWith(".css")).map(text);
    const there = new Set(styles.join("").match(/\.n[0-9a-z]{1,2}(?![\w-])/g));
    expect(named.length).toBeGreaterThan(300);
    expect(there.size).toBe(named.length);
  });

  it("wears the colours of the tokens in the browser's frame", () => {
    const [, light, dark] =
      /--card:\s*light-dark\((#\w+),\s*(#\w+)\)/.exec(readFileSync("src/ui/tokens.css", "utf8")) ??
      [];
    const [, paper] =
      /--paper:\s*light-dark\((#\w+)/.exec(readFileSync("src/ui/tokens.css", "utf8")) ?? [];
    expect(
      [...page.matchAll(/name="theme-color" content="(#\w+)"/g)].map(([, colour]) => colour),
    ).toEqual([light, dark]);
    expect(JSON.parse(text("manifest.webmanifest"))).toMatchObject({
      theme_color: light,
      background_color: paper,
    });
  });

  it("can be installed", () => {
    const { icons } = JSON.parse(text("manifest.webmanifest")) as {
      icons: { src: string; sizes: string }[];
    };
    for (const { src, sizes } of icons) {
      const png = dist(src.slice(1));
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
    }
  });
});
