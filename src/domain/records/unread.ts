import * as z from "zod/mini";
import { aKind } from "./merge.ts";

/**
 * A record of a kind, or written in a way, that a later Needle brings: kept as it is and passed on,
 * read by nobody here. Only its cover is looked at.
 */
export const UnreadRecord = z
  .looseObject({
    id: z.string().check(z.minLength(1), z.maxLength(160)),
    kind: z.string().check(z.regex(/^[a-z][a-z0-9 -]{0,63}$/)),
    v: z.optional(z.int().check(z.positive())),
  })
  .check(z.refine(({ kind, v = 1 }) => v > 1 || !Object.hasOwn(aKind, kind)));
export type UnreadRecord = z.infer<typeof UnreadRecord>;
