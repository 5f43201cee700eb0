// Everything that must hold, one step after the other: `npm test`. Goes on after a failure, and
// ends with a line of its own: "N passed, N failed". A step that is no test counts when it fails.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

const node = process.execPath;
const bin = (path) => [node, join("node_modules", path)];
const reports = mkdtempSync(join(tmpdir(), "needle-reports-"));
const reportOf = (name) => join(reports, `${name}.json`);

const vitest = (name, ...projects) => ({
  name,
  command: [
    ...bin("vitest/vitest.mjs"),
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--reporter=default",
    "--reporter=./test/reporter.mjs",
  ],
  env: { NEEDLE_REPORT: reportOf(name) },
  count: (report) => report,
});
const playwright = (name, ...options) => ({
  name,
  command: [
    ...bin("@playwright/test/cli.js"),
    "test",
    `--project=${name}`,
    "--reporter=list,json",
    ...options,
  ],
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(name) },
  count: countPlaywright,
});
const tsc = (project) => ({
  name: `types of ${project}`,
  command: [...bin("typescript/bin/tsc"), "-p", project],
});

const steps = [
  { name: "format", command: [...bin("oxfmt/bin/oxfmt"), "--check"] },
  { name: "lint", command: bin("oxlint/bin/oxlint") },
  { name: "dead code", command: bin("knip/bin/knip.js") },
  {
    name: "code only tests use",
    command: [...bin("knip/bin/knip.js"), "--production", "--exclude=binaries"],
  },
  tsc("tsconfig.json"),
  tsc("src/domain"),
  tsc("src/host"),
  tsc("test"),
  vitest("unit", "domain", "node"),
  vitest("room", "room"),
  { name: "build", command: [...bin("vite/bin/vite.js"), "build"] },
  vitest("budgets", "dist"),
  vitest("browser", "browser"),
  playwright("rooms", "--workers=1"), // Servers and three browsers each.
  playwright("journeys"),
];

/** `again`: what failed, and passed when it was tried once more. */
function countPlaywright({ stats, errors, suites }) {
  const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
  const told = suites.flatMap(specsOf).map(({ ok, file, title, tests }) => ({
    ok,
    title: `${file}: ${title}`,
    message: tests.flatMap(({ results }) => results.map(({ error }) => error?.message)).join("\n"),
  }));
  return {
    passed: stats.expected + stats.flaky,
    failures: [
      ...told.filter(({ ok }) => !ok),
      ...errors.map(({ message }) => ({ title: "outside", message })),
    ],
    again: told.filter(({ ok, message }) => ok && message.trim() !== ""),
  };
}

/** Said again at the end, where one looks first after a long log. */
function inShort(outcome, { title, message }) {
  const lines = stripVTControlCharacters(message ?? "")
    .trim()
    .split("\n");
  const told = lines.slice(0, 12).map((line) => `    ${line.slice(0, 200)}`);
  return [`${outcome} ${title}`, ...told].join("\n");
}

/** @returns {Promise<number>} the exit code */
function run({ command: [file, ...args], env }) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

function readReport(step) {
  try {
    return step.count(JSON.parse(readFileSync(reportOf(step.name), "utf8")));
  } catch {
    return { passed: 0, failures: [], again: [] }; // It died before it could report: its exit code counts below.
  }
}

const total = { passed: 0, failed: 0 };
const told = [];
const [failures, again] = [[], []];
for (const step of steps) {
  console.log(`\n=== ${step.name}`);
  const began = Date.now();
  const code = await run(step);
  const report =
    step.count === undefined ? { passed: 0, failures: [], again: [] } : readReport(step);
  failures.push(...report.failures);
  again.push(...report.again);
  total.passed += report.passed;
  total.failed += code === 0 ? 0 : Math.max(report.failures.length, 1);
  const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(6);
  const counts =
    step.count === undefined ? "" : `, ${report.passed} passed, ${report.failures.length} failed`;
  told.push(`${seconds} s  ${code === 0 ? "ok    " : "FAILED"}  ${step.name}${counts}`);
}
rmSync(reports, { recursive: true, force: true });

for (const one of again) console.log(`\n${inShort("PASSED WHEN TRIED AGAIN", one)}`);
for (const one of failures) console.log(`\n${inShort("FAILED", one)}`);
console.log(`\n${told.join("\n")}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
