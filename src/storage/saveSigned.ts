import type { OpeningId } from "#domain/id.ts";
import type { Opening } from "#domain/records/opening.ts";
import { copiesOf } from "./copies.ts";
import { revise, saidPanel } from "./revisions.ts";
import { sayIn } from "./sayIn.ts";

/**
 * A signed opening's panel is revised by a word of its own, and only where it changes. Inside a
 * transaction on `recordTables`.
 */
export async function saveSigned(id: OpeningId, opening: Opening) {
  const { panel, sealed: _, needs: _needs, ...body } = opening;
  const revision = revise(id, await copiesOf(id), panel);
  await sayIn(id, [
    { kind: "opening", id, body: { ...body, panel: [] } },
    ...(revision === null ? [] : [saidPanel(revision)]),
  ]);
  return id;
}
