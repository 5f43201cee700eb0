import { groupBy } from "#domain/groupBy.ts";
import { isBuiltIn, kitLine, type KitLine } from "#domain/kit/builtInKits.ts";
import { listKits } from "./kits.ts";

/** The kits of this device that Needle does not bring along, each in its latest version. */
export async function listOwnKits(): Promise<KitLine[]> {
  const own = (await listKits()).filter(({ id }) => !isBuiltIn(id));
  const families = groupBy(own, ({ body }) => body.family).values();
  return [...families].map(([first, ...more]) => {
    const { id, body } = more.reduce(
      (latest, one) => (one.body.version > latest.body.version ? one : latest),
      first,
    );
    return kitLine(id, body);
  });
}
