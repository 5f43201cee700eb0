import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import react from "@vitejs/plugin-react";
import * as React from "react";
import * as ReactJsx from "react/jsx-runtime";
import { defineConfig, runnerImport, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import type { packetSchema } from "#domain/files/packetSchema.ts";
import type { accessSchema } from "#domain/rights/accessSchema.ts";
import { headersFor, parseHeaders, reaching } from "./src/host/headers.ts";

/**
 * `vite preview` answers with the headers that ship: `public/_headers` is their one home. Where
 * NEEDLE_ROOM_URL names a room's server, pages may reach that one as well.
 */
function shippedHeaders(): Plugin {
  return {
    name: "needle-headers",
    configurePreviewServer(server) {
      const shippedRules = parseHeaders(readFileSync("public/_headers", "utf8"));
      const room = process.env["NEEDLE_ROOM_URL"] ?? "";
      const rules = room === "" ? shippedRules : reaching(room, shippedRules);
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
        const shipped = headersFor(rules, path);
        const setHeader = response.setHeader.bind(response);
        // Vite's own Cache-Control for pages comes later and must not win.
        response.setHeader = (name, value) =>
          setHeader(name, shipped.get(name.toLowerCase()) ?? value);
        for (const [name, value] of shipped) setHeader(name, value);
        next();
      });
    },
  };
}

/** Publishes the packet's JSON Schema, for programs that read or write our files. */
function publishedSchema(): Plugin {
  return {
    name: "needle-schema",
    apply: "build",
    async generateBundle() {
      // Imported at the top, it would restart `npm run dev` with every change in the domain.
      const { module } = await runnerImport<{ packetSchema: typeof packetSchema }>(
        "./src/domain/files/packetSchema.ts",
      );
      const source = `${JSON.stringify(module.packetSchema(), null, 2)}\n`;
      this.emitFile({ type: "asset", fileName: "needle-packet-v1.schema.json", source });
      const access = await runnerImport<{ accessSchema: typeof accessSchema }>(
        "./src/domain/rights/accessSchema.ts",
      );
      const schema = `${JSON.stringify(access.module.accessSchema(), null, 2)}\n`;
      this.emitFile({ type: "asset", fileName: "needle-access-v1.schema.json", source: schema });
    },
  };
}

/** In the service worker, which is built apart: their licences go along as well. */
const inTheWorker = ["workbox-core", "workbox-precaching", "workbox-routing", "workbox-strategies"];

/** The folder of the package a module came from; `null` for our own and for made-up ones. */
function packageOf(module: string): string | null {
  const [, folder] = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(module) ?? [];
  return folder !== undefined && existsSync(join(folder, "package.json")) ? folder : null;
}

type Notice = { name: string; version: string; licence: string; text: string };

function noticeOf(folder: string): Notice {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as { name: string; version: string; license?: string };
  const licence = license ?? "";
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text =
    file === undefined
      ? "The package brings no licence text along."
      : readFileSync(join(folder, file), "utf8")
          .split(/^# Licenses of bundled/m)[0]
          ?.trim();
  // Whoever adds a package hears of it here, and not from its author.
  if (licence === "") throw new Error(`${name} says nothing of its licence.`);
  return { name, version, licence, text: text ?? "" };
}

/**
 * Writes down what others' work the build holds, with the licences it is under: nearly all ask that
 * their text goes along. Read from the modules that are in the build, so that none is forgotten.
 */
function thirdPartyNotices(): Plugin {
  return {
    name: "needle-notices",
    apply: "build",
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) =>
        file.type === "chunk" ? file.moduleIds : [],
      );
      const folders = new Set([
        ...modules.flatMap((module) => packageOf(module) ?? []),
        ...["vite", ...inTheWorker].map((name) => join("node_modules", name)),
      ]);
      const byName = new Map(
        [...folders].map(noticeOf).map((notice) => [`${notice.name} ${notice.version}`, notice]),
      );
      const texts = [...byName]
        // By licence: alike texts side by side weigh next to nothing.
        .toSorted(
          ([a, one], [b, other]) =>
            one.licence.localeCompare(other.licence, "en") || a.localeCompare(b, "en"),
        )
        .map(
          ([title, { licence, text }]) =>
            `${title} (${licence})\n\n${text.replaceAll("\r\n", "\n")}\n`,
        );
      const head = "Needle holds the work of others. These are their packages and licences.\n";
      const rule = `\n${"-".repeat(72)}\n\n`;
      // The mark tells a browser that opens it how it is spelled.
      const source = `\uFEFF${[head, ...texts].join(rule)}`;
      this.emitFile({ type: "asset", fileName: "third-party-notices.txt", source });
    },
  };
}

/** `npm start` opens a browser, where there is one to open. */
function opensBrowser(): boolean {
  const { npm_lifecycle_event: script, CI, DISPLAY, WAYLAND_DISPLAY, PATH = "" } = process.env;
  if (script !== "start" || CI !== undefined) return false;
  if (process.platform !== "linux") return true;
  const hasScreen = DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
  return hasScreen && PATH.split(delimiter).some((path) => existsSync(join(path, "xdg-open")));
}

/**
 * Says the order of the layers at the head of every stylesheet: the first one a page meets decides
 * it, and which that is depends on how the build splits the files.
 */
function orderedLayers(): Plugin {
  return {
    name: "ordered-layers",
    enforce: "post",
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === "asset" && file.fileName.endsWith(".css"))
          file.source = `@layer reset,tokens,ui,features;${String(file.source)}`;
    },
  };
}

/**
 * recharts looks its scales up by name and so takes along all of d3's, with calendars, colours and
 * formats for both. What our axes need of them stands here: three scales over numbers, whose ticks
 * are worded by the pages. A third of a chart's own weight.
 */
function ownScales(): Plugin {
  const slim: Readonly<Record<string, string>> = {
    "victory-vendor/d3-scale": `export { scaleLinear, scaleBand, scalePoint } from "d3-scale";`,
    "d3-interpolate": `
      export const interpolateNumber = (a, b) => (t) => a * (1 - t) + b * t;
      export { interpolateNumber as interpolate };
      export const interpolateRound = (a, b) => (t) => Math.round(a * (1 - t) + b * t);
      export const piecewise = interpolateNumber;`,
    "d3-format": `
      const none = () => { throw new Error("Pages word their own ticks."); };
      export { none as format, none as formatPrefix, none as formatSpecifier };
      export { none as precisionFixed, none as precisionPrefix, none as precisionRound };`,
  };
  return {
    name: "own-scales",
    apply: "build",
    enforce: "pre",
    // Named as what they stand for, so that they come in the charts' chunk.
    resolveId: (source) => (source in slim ? `\0node_modules/${source}/` : null),
    load: (id) => slim[id.slice("\0node_modules/".length, -1)] ?? null,
  };
}

/**
 * Counts the classes of all style modules: a number compresses better than a hash, in the sheet and in
 * the scripts. By file and name, so that the same source builds the same; what is added while a
 * server runs is counted on.
 */
function shortClassNames(): (name: string, file: string) => string {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".module.css"),
  );
  const numbers = new Map<string, number>();
  const count = (name: string, file: string) => {
    const key = `${file} ${name}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return `n${number.toString(36)}`;
  };
  for (const file of files.map((one) => resolve("src", one)).toSorted())
    for (const [, name = ""] of readFileSync(file, "utf8").matchAll(/\.([a-z][\w-]*)/gi))
      count(name, file);
  return count;
}

/**
 * A sheet's classes come as an object with all their names, which no build looks through. Taken by
 * name, each is its number where it is worn, and most of the objects are gone: 4 kB of the whole.
 */
function classesByName(): Plugin {
  const taken = /^(import) (\w+) (from ["']\.\/[\w.]+\.module\.css["'];?)$/gm;
  return {
    name: "classes-by-name",
    apply: "build",
    enforce: "post",
    transform: {
      filter: { id: [/[\\/]src[\\/][^?]+\.tsx$/, /\.module\.css$/] },
      handler: (code, id) =>
        id.endsWith(".css")
          ? // Its styles stay though nothing of it is left in the scripts.
            { code, map: null, moduleSideEffects: "no-treeshake" }
          : { code: code.replaceAll(taken, "$1 * as $2 $3"), map: null },
    },
  };
}

/**
 * React is CommonJS, so every call of it would go through its module's object. Our own files call it
 * by name instead: 3 kB of the whole, 1 of a page.
 */
function reactByName(): Plugin {
  const packages: Readonly<Record<string, object>> = {
    react: React,
    "react/jsx-runtime": ReactJsx,
  };
  const mark = "\0by-name:";
  return {
    name: "react-by-name",
    apply: "build",
    enforce: "pre",
    resolveId: (source, importer = "") =>
      source in packages && /^(?!.*node_modules).*[\\/]src[\\/]/.test(importer)
        ? `${mark}${source}`
        : null,
    load: (id) => {
      const source = id.slice(mark.length);
      const all = id.startsWith(mark) ? packages[source] : undefined;
      if (all === undefined) return null;
      const names = Object.keys(all).filter(
        (name) => !["default", "module.exports"].includes(name),
      );
      return `import * as all from "${source}";
        ${names.map((name) => `export const ${name} = all.${name};`).join("\n")}`;
    },
  };
}

/**
 * What the first page stands on without being a page: in one piece. Cut up by which worker shares which
 * of it, it would be eleven files that compress worse, on every page.
 */
function firstPage(id: string, graph: Graph): string | null {
  if (!/[\\/]src[\\/](?:domain|storage|sealing|exchange)[\\/]/.test(id)) return null;
  reached ??= reachedFrom(resolve("src/main.tsx"), graph);
  return reached.has(id) ? "first" : null;
}
type Graph = { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null };
let reached: Set<string> | undefined;

/** By imports that are there from the beginning. */
function reachedFrom(entry: string, graph: Graph): Set<string> {
  const found = new Set<string>();
  const left = [entry];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    left.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}

/** recharts and what only it brings along: one chunk, fetched with the first chart. */
const chartPackages =
  /node_modules[\\/](?:recharts|react-is|clsx|victory-vendor|d3-[a-z-]+|@reduxjs|redux|redux-thunk|react-redux|reselect|immer|es-toolkit|decimal\.js-light|eventemitter3|internmap)[\\/]/;

/** What only a panel that meets live needs: fetched with the first room. */
const roomPackages = /node_modules[\\/](?:@nats-io|tweetnacl)[\\/]|__vite-browser-external/;

/** Chunks that storage fetches, wherever it runs. */
const fetchedInWorkers =
  /assets\/(?:log|sayIn|saveSigned|sealing|openings|passphrase|sheetIn|foreignFile|workbook)-/;

export default defineConfig({
  // The build of Dexie for browsers of today: ES modules and native promises, 2 kB less.
  resolve: { alias: [{ find: /^dexie$/, replacement: "dexie/dist/modern/dexie.mjs" }] },
  plugins: [
    react(),
    shippedHeaders(),
    publishedSchema(),
    thirdPartyNotices(),
    orderedLayers(),
    ownScales(),
    classesByName(),
    reactByName(),
    VitePWA({
      registerType: "prompt",
      injectRegister: false, // Trusted Types: src/app/offline.ts registers through the named policy.
      manifest: false, // public/manifest.webmanifest
      workbox: {
        globPatterns: ["**/*.{js,css,html,svg,png,woff2}", "third-party-notices.txt"],
        // For installing, and for rooms: neither is of use without a network.
        globIgnores: [
          "**/icon*.png",
          "**/apple-touch-icon.png",
          "**/room-*.js",
          "**/room.worker.js",
        ],
        navigateFallback: "/index.html",
        navigateFallbackDenylist: [/\.\w+$/], // Files are opened as they are: the notices, the schema.
        clientsClaim: true, // The first visit, too, finds its lazy pages when the network goes.
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true, // importScripts() is a Trusted Types sink, refused under our policy.
        sourcemap: false,
      },
    }),
  ],
  preview: { open: opensBrowser() },
  css: { modules: { generateScopedName: shortClassNames() } },
  build: {
    target: ["es2023", "safari17", "chrome122", "firefox128"],
    cssCodeSplit: false, // One sheet: small ones compress badly, and their order hangs on the page.
    assetsInlineLimit: 0, // `data:` scripts and fonts would break the Content-Security-Policy.
    modulePreload: {
      polyfill: false, // Every supported browser has it.
      // What workers fetch as well: they have no document to announce it in.
      resolveDependencies: (file, needed) => (fetchedInWorkers.test(file) ? [] : needed),
    },
    rolldownOptions: {
      // No module here does anything by being read.
      treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
      // Workers are entries beside the page: built apart they would carry Dexie and zod once more.
      input: {
        index: "index.html",
        "incoming.worker": "src/exchange/incoming.worker.ts",
        "exporting.worker": "src/exchange/exporting.worker.ts",
        "room.worker": "src/exchange/room/room.worker.ts",
        "panelStatistics.worker": "src/features/panel/panelStatistics.worker.ts",
      },
      output: {
        entryFileNames: ({ name }) =>
          name.endsWith(".worker") ? "workers/[name].js" : "assets/[name]-[hash].js",
        // The first script lists them all: names beside which hashes are short weigh less.
        chunkFileNames: "assets/[name]-[hash:7].js",
        codeSplitting: {
          includeDependenciesRecursively: false, // What charts stand on, as React, is everybody’s.
          groups: [
            { name: firstPage, debugName: "first" },
            { name: "charts", test: chartPackages },
            { name: "room", test: roomPackages },
            // Small and everywhere: in one piece each, since every file is a trip of its own.
            // All but what the first page itself stands on: the two would wait for each other.
            {
              name: "ui",
              test: /[\\/]src[\\/]ui[\\/](?!(?:writes|namesOff)\.ts|(?:Basis|FigureTable|ChartSpace|NamesNeeded|PickLines|CopyForAts|useMousePick|useDroppedFile|HoldForm|PassphraseForm)\.)/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
});
