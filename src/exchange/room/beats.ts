import type { NatsConnection } from "@nats-io/nats-core";
import * as z from "zod/mini";
import { readJson } from "#domain/files/jsonText.ts";
import { canonical } from "#domain/hash.ts";
import type { OpeningId, PanelistId } from "#domain/id.ts";
import { Signature, type SignKey } from "#domain/keys.ts";
import { standingOf } from "#domain/seats/standing.ts";
import { Beat, type Whereabouts } from "#domain/room/status.ts";
import { liveSubject, liveSubjects, seatToken } from "#domain/room/subjects.ts";
import { faultOfSigning, type Signer, signText } from "#sealing/ed25519.ts";
import { readFolderFile, writeFolderFile } from "#sealing/folderFile.ts";
import { copiesOf } from "#storage/copies.ts";
import { findFolderLocks } from "#storage/folderKeys.ts";

const Signed = z.strictObject({ beat: Beat, signature: Signature });
const label = (beat: Beat) => `needle/room-beat/1\0${canonical(beat)}`;
const mostBytes = 8_192;
/** One look at who is who reads all there is: so long after one the next of the same device is looked at. */
const pauseMs = 200;
/** A server can make up as many devices as it likes. */
const mostWaiting = 500;

/** Tells the others where one is. Nothing of it is kept anywhere. */
export async function sayBeat(
  connection: NatsConnection,
  { opening, me, by }: { opening: OpeningId; me: PanelistId; by: Signer },
  where: Whereabouts | null,
): Promise<void> {
  const locks = await findFolderLocks(opening);
  if (locks === null) return;
  const beat: Beat = { v: 1, opening, panelist: me, at: Date.now(), where };
  const signature = { key: by.signKey, sig: await signText(by, label(beat)) };
  const { bytes } = await writeFolderFile(JSON.stringify({ beat, signature }), locks.write);
  if (!connection.isClosed()) connection.publish(liveSubject(by.signKey), bytes);
}

/**
 * Hears where the others are. Believed is what was signed by a device that has the seat, over the
 * subject only it can write to, and is newer than what it said before. One is judged after the other,
 * and of each device only what it said last: whoever floods is heard a few times a second.
 */
export function hearBeats(
  connection: NatsConnection,
  { opening, heard }: { opening: OpeningId; heard: Map<SignKey, number> },
  onBeat: (beat: Beat) => void,
): void {
  const judge = async (subject: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    const locks = await findFolderLocks(opening);
    const text = locks === null ? null : await readFolderFile(bytes, locks.write, mostBytes);
    const json = text === null ? null : readJson(text);
    const read = json?.ok === true ? Signed.safeParse(json.value) : null;
    if (read?.success !== true) return;
    const { beat, signature } = read.data;
    const isOverOwn = subject === `live.${seatToken(signature.key)}`;
    if (!isOverOwn || beat.opening !== opening) return;
    if (beat.at <= (heard.get(signature.key) ?? 0)) return;
    if ((await faultOfSigning(signature, label(beat))) !== null) return;
    const { ownerOf } = standingOf(opening, await copiesOf(opening));
    if (ownerOf(signature.key) !== beat.panelist) return;
    heard.set(signature.key, beat.at);
    onBeat(beat);
  };
  const waiting = new Map<string, Uint8Array<ArrayBuffer>>();
  let isJudging = false;
  const judgeAll = async (): Promise<void> => {
    isJudging = true;
    while (waiting.size > 0 && !connection.isClosed()) {
      const lot = [...waiting];
      waiting.clear();
      for (const [subject, bytes] of lot)
        // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
        await judge(subject, bytes).catch(() => undefined);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await new Promise((done) => setTimeout(done, pauseMs));
    }
    isJudging = false;
  };
  connection.subscribe(liveSubjects, {
    callback: (error, { subject, data }) => {
      if (error !== null || data.length > mostBytes) return;
      if (waiting.size >= mostWaiting && !waiting.has(subject)) return;
      waiting.set(subject, new Uint8Array(data));
      if (!isJudging) void judgeAll();
    },
  });
}
