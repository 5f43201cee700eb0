import * as z from "zod/mini";
import { Instant, Line } from "#domain/text.ts";

/** What a time of keeping rests on; what each says stands in `rights/retentionBases.ts`. */
export const KeepingBasis = z.enum([
  "uk",
  "us private",
  "us public",
  "us contractor",
  "california",
  "eu",
  "own",
]);
export type KeepingBasis = z.infer<typeof KeepingBasis>;

/** Longer than any law asks for. */
export const mostMonths = 600;

/** How long what is on a candidate of an opening is kept once it is over. */
export const Retention = z.strictObject({
  basis: KeepingBasis,
  months: z.int().check(z.positive(), z.maximum(mostMonths)),
});
export type Retention = z.infer<typeof Retention>;

/** Nothing is due, and nothing may be erased, while it stands. */
export const Hold = z.strictObject({ since: Instant, reason: Line });
export type Hold = z.infer<typeof Hold>;
