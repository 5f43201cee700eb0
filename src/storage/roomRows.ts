import type { CandidateId, OpeningId } from "#domain/id.ts";
import type { KeyName } from "#domain/records/folderKey.ts";
import type { RoomAddress } from "#domain/room/address.ts";

/** Where an opening's panel meets live, and how this device stands to it. */
export type RoomRow = RoomAddress & {
  opening: OpeningId;
  /** What this device shows the server, an nkey seed, once it has one. It proves nothing to the panel. */
  seed: string | null;
  /** What the server's agent gave for it; `null` before the first time, or when it is over. */
  pass: string | null;
  /** Makes what this device's entries are called: nobody else can tell what they stand for. */
  salt: string;
  /** The stream's own time of creation: another one is another stream, and all is sent again. */
  epoch: string | null;
  /** All of the stream up to here is taken in. */
  revision: number;
  /** What a lead's device last told the agent of who may come in. */
  told: string | null;
  lastLiveAt: string | null;
};

/** An entry of the room as it was last seen; without stamps: one that was taken back. */
export type RoomEntryRow = {
  opening: OpeningId;
  subject: string;
  seq: number;
  stamps: string[];
  under: KeyName | null;
  candidates: CandidateId[];
};
