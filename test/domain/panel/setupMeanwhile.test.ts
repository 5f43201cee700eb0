import * as fc from "fast-check";
import { expect, test } from "vitest";
import { changedMeanwhile } from "#domain/panel/setupMeanwhile.ts";

const parts = (said: Record<string, unknown>) => new Map(Object.entries(said));

test("what another changed is taken where nothing was typed, and asked about where it was", () => {
  const began = parts({ title: "ML", due: 24, intro: { minutes: 30 } });
  const stored = parts({ title: "ML, Platform", due: 48, intro: { minutes: 30 } });
  const typed = parts({ title: "ML, Search", due: 24, intro: { minutes: 45 } });
  expect(changedMeanwhile(began, stored, typed)).toEqual({
    untouched: ["due"],
    disputed: ["title"],
  });
});

test("what came or went elsewhere counts as a change, and the same change twice is none", () => {
  const began = parts({ intro: 1, final: 1 });
  const stored = parts({ intro: 1, zoe: "in final" });
  expect(changedMeanwhile(began, stored, began)).toEqual({
    untouched: ["final", "zoe"],
    disputed: [],
  });
  expect(changedMeanwhile(began, stored, stored)).toEqual({ untouched: [], disputed: [] });
  const longer = parts({ intro: 1, final: 2 });
  expect(changedMeanwhile(began, stored, longer).disputed).toEqual(["final"]);
});

const forms = fc
  .dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom(1, 2, { x: 1 }))
  .map(parts);

test("nothing another changed goes unsaid, but what was typed here just so", () => {
  fc.assert(
    fc.property(forms, forms, forms, (began, stored, typed) => {
      const { untouched, disputed } = changedMeanwhile(began, stored, typed);
      for (const part of ["a", "b", "c"]) {
        const [was, is, mine] = [began, stored, typed].map((form) =>
          JSON.stringify(form.get(part)),
        );
        expect(untouched.includes(part)).toBe(was !== is && mine === was);
        expect(disputed.includes(part)).toBe(was !== is && mine !== was && mine !== is);
      }
    }),
  );
});
