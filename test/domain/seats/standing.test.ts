import { expect, test } from "vitest";
import { standingOf } from "#domain/seats/standing.ts";
import { viewOf } from "#domain/seats/view.ts";
import { aKey, aSignedPanel, search, signedCandidate } from "#test/signedPanel.ts";

test("everybody who came by their invitation is in", () => {
  const { all, root } = aSignedPanel();
  const standing = standingOf(search, all);
  expect(standing.heads.map(({ id }) => id)).toEqual([root.id]);
  for (const name of ["dana", "priya", "jonas"]) expect(standing.ownerOf(aKey(name))).toBe(name);
  expect(standing.ownerOf(aKey("founder"))).toBe("maya");
  expect(["founder", "dana", "priya"].map((key) => standing.isLead(aKey(key)))).toEqual([
    true,
    true,
    false,
  ]);
  expect(standing.places).toHaveLength(4);
  const view = viewOf(search, [...all, signedCandidate("jonas", "jonas")]);
  expect(view.unauthorised).toEqual([]);
  expect(view.rows).toHaveLength(all.length + 1);
});
