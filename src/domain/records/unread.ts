import * as z from "zod/mini";
import { aKind } from "./merge.ts";

/**
 * A record of a kind that a later Needle writes: kept as it is and passed on, read by nobody here.
 * Only its cover is looked at.
 */
export const UnreadRecord = z.looseObject({
  id: z.string().check(z.minLength(1), z.maxLength(160)),
  kind: z.string().check(
    z.regex(/^[a-z][a-z0-9 -]{0,63}$/),
    z.refine((kind) => !Object.hasOwn(aKind, kind)),
  ),
});
export type UnreadRecord = z.infer<typeof UnreadRecord>;
