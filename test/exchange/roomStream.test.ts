import type { NatsConnection } from "@nats-io/nats-core";
import { expect, it } from "vitest";
import { findGone } from "#exchange/room/stream.ts";

/** A server that answers each question with this page, and says how many there are in all. */
function serverWith(page: (offset: number) => string[], total: number) {
  const asked: number[] = [];
  const request = async (_: string, wish: string) => {
    const { offset } = JSON.parse(wish) as { offset: number };
    asked.push(offset);
    const subjects = Object.fromEntries(page(offset).map((one) => [one, 1]));
    return { json: () => ({ created: "", config: {}, state: { num_subjects: total, subjects } }) };
  };
  return { asked, connection: { request } as unknown as NatsConnection };
}

const subjects = Array.from({ length: 25 }, (_, at) => `r.${at}`);

it("names what is gone, over as many pages as there are", async () => {
  const { asked, connection } = serverWith((offset) => subjects.slice(offset, offset + 10), 25);
  expect(await findGone(connection, ["r.3", "gone", "r.24"])).toEqual(["gone"]);
  expect(asked).toEqual([0, 10, 20]);
});

it("asks no further once all it knows has been named", async () => {
  const { asked, connection } = serverWith((offset) => subjects.slice(offset, offset + 10), 25);
  expect(await findGone(connection, ["r.3", "r.12"])).toEqual([]);
  expect(asked).toEqual([0, 10]);
});

it.each([
  ["others for ever", (offset: number) => [`r.made up ${offset}`]],
  ["the same for ever", () => ["r.0"]],
])("does not listen for ever to a server that names %s", async (_, page) => {
  const { asked, connection } = serverWith(page, Number.MAX_SAFE_INTEGER);
  expect(await findGone(connection, ["r.0", "r.1"])).toContain("r.1");
  expect(asked.length).toBeLessThanOrEqual(50);
});

it("counts all as gone where nothing is named", async () => {
  const { asked, connection } = serverWith(() => [], 25);
  expect(await findGone(connection, subjects)).toEqual(subjects);
  expect(asked).toEqual([0]);
});
