// `npm run room`: Node 20 reads no TypeScript, so Vite, which is here anyway, reads it.
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const { module } = await runnerImport(fileURLToPath(new URL("run.ts", import.meta.url)), {
  configFile: false,
  logLevel: "error",
});
await module.run(process.argv.slice(2));
