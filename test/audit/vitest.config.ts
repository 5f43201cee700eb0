import { defineConfig } from "vitest/config";

/** `npm run audit:statistics`: a few minutes, no part of `npm test`. */
export default defineConfig({
  test: { environment: "node", include: ["test/audit/*.audit.ts"], testTimeout: 1_800_000 },
});
