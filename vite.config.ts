import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, runnerImport, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import type { packetSchema } from "#domain/files/packetSchema.ts";

type HeaderRule = { path: string; headers: [name: string, value: string][] };

/** Reads the `_headers` format of Netlify and Cloudflare Pages: a path, then indented headers. */
function parseHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (!/^\s/.test(line)) {
      rules.push({ path: line.trim(), headers: [] });
      continue;
    }
    const colon = line.indexOf(":");
    rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return rules;
}

function applies(rule: HeaderRule, path: string): boolean {
  return rule.path.endsWith("*") ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path;
}

/** `vite preview` answers with the headers that ship: `public/_headers` is their one home. */
function shippedHeaders(): Plugin {
  return {
    name: "needle-headers",
    configurePreviewServer(server) {
      const rules = parseHeaders(readFileSync("public/_headers", "utf8"));
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
        const shipped = new Map<string, string>();
        for (const rule of rules)
          if (applies(rule, path) || (rule.path === "/index.html" && isPlace(path)))
            for (const [name, value] of rule.headers) shipped.set(name.toLowerCase(), value);
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

/** A deep link, answered with index.html. */
function isPlace(path: string): boolean {
  return !(path.split("/").at(-1) ?? "").includes(".");
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
 * their formats. These are the ones our axes have.
 */
function ownScales(): Plugin {
  const id = "victory-vendor/d3-scale";
  return {
    name: "own-scales",
    apply: "build",
    enforce: "pre",
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (source) =>
      source === `\0${id}`
        ? `export { scaleLinear, scaleBand, scalePoint } from "d3-scale";`
        : null,
  };
}

/** Files of `src`, told by how their paths begin there. */
function inSource(...starts: string[]): RegExp {
  return new RegExp(`/src/(?:${starts.join("|")})`.replaceAll("/", "[\\\\/]"));
}

/**
 * Pages one goes to now and then, with what they say and send: together, since small files compress
 * badly. Nothing here may be imported by the first page, or all of it is in its way.
 */
const later = [
  {
    name: "roles",
    test: inSource(
      "domain/(?:kit(?:Checks|Gaps|Remark|Changes)|dataScientist|backendEngineer|builtInKits)",
      "domain/practice/(?!hasPractice|practiceCard)",
    ),
  },
  {
    name: "exchange",
    test: inSource(
      "domain/(?:exports/|selection|backup|restore|merge|packet|jsonText|fileFormat|problem)",
      "domain/(?:arrival|suggestions|kitForm)",
      "exchange/(?:receiving|takingIn|readSource|describe|deviceData|preview)",
    ),
  },
  { name: "statistics", test: inSource("domain/(?:statistics/|panel(?:Mod|Agr|Sta|Lin|InW|Sco))") },
  {
    name: "calibrate",
    test: inSource(
      "features/calibrate/(?!.*worker|StrictnessDots|DotStrip)",
      "domain/(?:meetingRecord|consensus|agenda)",
    ),
  },
  {
    name: "later",
    test: inSource(
      "features/(?:kits|playbook|settings|share/(?!incoming)|score/(?:Kit)?Practice)",
      "features/prepare/(?:New|Edit|OpeningForm|MoveKit|RoundF|PanelF|typed|openingS)",
      "domain/(?:watchOut|playbook|money|openingPlan|openingCalendar|figures|calendar)",
      "exchange/(?:exports|download|fileName|receive.ts)",
    ),
  },
  { name: "score", test: inSource("features/score/(?!(?:Kit)?Practice)") },
  { name: "roster", test: inSource("features/prepare/") },
  { name: "forms", test: /node_modules[\\/](?:react-hook-form|@hookform)[\\/]/ },
  { name: "dots", test: inSource("features/calibrate/(?:StrictnessDots|DotStrip)") },
];

/** recharts and what only it brings along: one chunk, fetched with the first chart. */
const chartPackages =
  /node_modules[\\/](?:recharts|react-is|clsx|victory-vendor|d3-[a-z-]+|@reduxjs|redux|redux-thunk|react-redux|reselect|immer|es-toolkit|decimal\.js-light|eventemitter3|internmap)[\\/]/;

export default defineConfig({
  plugins: [
    react(),
    shippedHeaders(),
    publishedSchema(),
    orderedLayers(),
    ownScales(),
    VitePWA({
      registerType: "prompt",
      injectRegister: false, // Trusted Types: src/app/offline.ts registers through the named policy.
      includeManifestIcons: false,
      manifest: {
        id: "/",
        name: "Needle",
        short_name: "Needle",
        description:
          "A structured-interview scorecard: score alone, compare as a panel, decide with reasons.",
        lang: "en",
        start_url: "/",
        scope: "/",
        display: "standalone",
        theme_color: "#fffefb",
        background_color: "#faf8f4",
        categories: ["business", "productivity"],
        icons: [
          { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
          {
            src: "/icon-maskable-512.png",
            sizes: "512x512",
            type: "image/png",
            purpose: "maskable",
          },
        ],
        shortcuts: [
          { name: "Openings", url: "/" },
          { name: "Open a file from my panel", short_name: "Open a file", url: "/receive" },
        ],
        file_handlers: [
          { action: "/receive", accept: { "application/json": [".json", ".needle.json"] } },
        ],
        launch_handler: { client_mode: ["focus-existing", "auto"] },
      },
      workbox: {
        globPatterns: ["**/*.{js,css,html,svg,png,woff2}"],
        globIgnores: [
          "**/icon*.png", // For installing, with a network.
          "**/apple-touch-icon.png",
        ],
        navigateFallback: "/index.html",
        clientsClaim: true, // The first visit, too, finds its lazy pages when the network goes.
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true, // importScripts() is a Trusted Types sink, refused under our policy.
        sourcemap: false,
      },
    }),
  ],
  preview: { open: opensBrowser() },
  // Names as short as they can be and still tell files apart: they stand in the sheet and in the scripts.
  css: { modules: { generateScopedName: "[hash:base64:5]" } },
  build: {
    target: ["es2023", "safari17", "chrome122", "firefox128"],
    cssCodeSplit: false, // One sheet: small ones compress badly, and their order hangs on the page.
    assetsInlineLimit: 0, // `data:` scripts and fonts would break the Content-Security-Policy.
    modulePreload: { polyfill: false }, // Every supported browser has it.
    rolldownOptions: {
      // No module here does anything by being read.
      treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
      // Workers are entries beside the page: built apart they would carry Dexie and zod once more.
      input: {
        index: "index.html",
        "receive.worker": "src/exchange/incoming.worker.ts",
        "panelStatistics.worker": "src/features/panel/panelStatistics.worker.ts",
      },
      output: {
        entryFileNames: ({ name }) =>
          name.endsWith(".worker") ? "workers/[name].js" : "assets/[name]-[hash].js",
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: "charts", test: chartPackages },
            ...later,
            { name: "ui", test: inSource("ui/") },
            // What several pages share comes in one piece: offline, each file is a trip through
            // the service worker, and a start waits for all of them.
            {
              name: "shared",
              test: /[\\/]src[\\/](?:storage|domain)[\\/](?!statistics|mlEngineer)/,
              minShareCount: 4,
            },
          ],
        },
      },
    },
  },
});
