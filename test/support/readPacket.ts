import type { FileFormat } from "#domain/files/fileFormat.ts";
import { readJson } from "#domain/files/jsonText.ts";
import { packetFormat, type PacketReading, packetFrom } from "#domain/files/packet.ts";

/** The only way in for a packet from elsewhere. `format` is given by tests of older versions. */
export function readPacket(text: string, format: FileFormat = packetFormat): PacketReading {
  const json = readJson(text);
  return json.ok ? packetFrom(json.value, format) : json;
}
