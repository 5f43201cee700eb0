import * as z from "zod/mini";
import { PacketFile } from "./packet.ts";

/**
 * The packet as JSON Schema, for programs that read or write it; published with the app as
 * `needle-packet-v1.schema.json`. What a schema cannot say (ids that are hashes, the digest)
 * stands in its description.
 */
export function packetSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(PacketFile),
    title: "Needle packet, versions 1 and 2",
    description:
      "Records are sorted by id. `digest` is the SHA-256, in hexadecimal, of the canonical JSON of `records`: keys in code-unit order, no white space. A kit's id is `kit.` and the same hash of its body; a scorecard's id is its author's id, a dot, and the hash of its body.",
  };
}
