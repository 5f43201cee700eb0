import * as z from "zod/mini";
import { AccessPack } from "./accessPack.ts";

/** As JSON Schema, for programs that read it; published with the app. */
export function accessSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(AccessPack),
    title: "Needle access pack, version 1",
    description:
      "Everything one device held on a candidate when it was made, as far as whoever made it could see it. `leftOut` says what is missing.",
  };
}
