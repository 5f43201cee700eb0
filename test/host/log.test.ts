import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { hostForTests, openRoom } from "#test/roomGuests.ts";

it("what the server says is kept in a few files that do not grow", async () => {
  const dir = mkdtempSync(join(tmpdir(), "needle-log-"));
  const folder = join(dir, "needle-1");
  const log = join(folder, "nats.log");
  mkdirSync(folder);
  writeFileSync(log, "one line of many\n".repeat(700_000));
  for (let day = 1; day <= 9; day += 1)
    writeFileSync(`${log}.2020.01.0${day}.10.00.00.000000000`, "old");
  const kept = () => readdirSync(folder).filter((name) => name.startsWith("nats.log"));
  const first = await hostForTests({ dir });
  await openRoom(first);
  await expect.poll(() => statSync(log).size, { timeout: 5_000 }).toBeLessThan(1_000_000);
  await first.stop();
  const second = await hostForTests({ dir });
  expect(kept()).toHaveLength(4);
  expect(kept()).toContain("nats.log.2020.01.09.10.00.00.000000000");
  expect(kept()).not.toContain("nats.log.2020.01.07.10.00.00.000000000");
  await second.leave();
  rmSync(dir, { recursive: true, force: true });
});
