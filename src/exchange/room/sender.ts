import { type JetStreamClient, JetStreamApiError } from "@nats-io/jetstream";
import type { OpeningId } from "#domain/id.ts";
import { folderFileName } from "#sealing/folderFile.ts";
import type { RoomEntryRow } from "#storage/roomRows.ts";
import type { NamedLock } from "#storage/folderKeys.ts";
import type { ToSend } from "#storage/outbox.ts";
import { noteArrived } from "#storage/arrivedLines.ts";
import { keepRoomEntries } from "#storage/rooms.ts";
import { type Entry, writeEntry, type Writer } from "./entry.ts";

type Sent = "sent" | "full";

/** So many are on their way at a time. */
const mostAtOnce = 64;
/** A server whose leader is gone answers again within seconds. */
const [patienceMs, tries] = [3_000, 5];

type Outgoing = Entry & { bytes: Uint8Array };
const nameOfBlank = folderFileName(new Uint8Array());

export type Sender = ReturnType<typeof senderOver>;

/** Writes entries into a room over one connection; throws where that does not carry any more. */
export function senderOver(
  client: JetStreamClient,
  { opening, epoch, writer }: { opening: OpeningId; epoch: string; writer: Writer },
) {
  /** What this session wrote: it is not read again when it comes back. */
  const written = new Map<string, Entry>();

  const put = async ({ name, bytes, row }: Outgoing): Promise<RoomEntryRow | "full"> => {
    written.set(row.subject, { name, row });
    // Known to nobody in advance: another one's entry under it would be taken for this one.
    const msgID = crypto.randomUUID();
    for (let left = tries; ; left -= 1) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- again only where it got no answer
        const { seq } = await client.publish(row.subject, bytes, { msgID, timeout: patienceMs });
        return { ...row, seq };
      } catch (error) {
        if (error instanceof JetStreamApiError && isFull(error)) return "full";
        if (left === 1) throw error;
        // oxlint-disable-next-line no-await-in-loop -- as above
        await new Promise((done) => setTimeout(done, 200));
      }
    }
  };

  /** Some entries, noted as in the room once the server has them, for the versions that were sent. */
  const putAll = async (entries: readonly Outgoing[]): Promise<Sent> => {
    let isRoomFull = false;
    for (let at = 0; at < entries.length && !isRoomFull; at += mostAtOnce) {
      // oxlint-disable-next-line no-await-in-loop -- a few on their way at a time
      const rows = await Promise.all(entries.slice(at, at + mostAtOnce).map(put));
      // oxlint-disable-next-line no-await-in-loop -- noted before the next ones go
      await keepRoomEntries(
        opening,
        epoch,
        rows.filter((row) => row !== "full"),
      );
      isRoomFull = rows.includes("full");
    }
    return isRoomFull ? "full" : "sent";
  };

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: else an earlier version could reach the server after a later one. */
  const inTurn = (act: () => Promise<Sent>): Promise<Sent> => {
    const now = last.then(act, act);
    last = now.catch(() => undefined);
    return now;
  };
  let isTold = false;
  const tellTooLarge = async (count: number): Promise<void> => {
    if (count === 0 || isTold) return;
    isTold = true;
    await noteArrived(opening, [{ what: "not taken", from: null, count, why: tooLarge }]);
  };

  return {
    written,
    send: (sending: readonly { one: ToSend; lock: NamedLock }[]): Promise<Sent> =>
      inTurn(async () => {
        const entries = await Promise.all(
          sending.map(({ one, lock }) => writeEntry(one, writer, lock)),
        );
        const fitting = entries.filter((entry) => entry !== null);
        await tellTooLarge(entries.length - fitting.length);
        return putAll(fitting);
      }),
    blank: (subjects: readonly string[]): Promise<Sent> =>
      inTurn(() =>
        putAll(
          subjects.map((subject) => ({
            name: nameOfBlank,
            bytes: new Uint8Array(),
            row: { opening, subject, stamps: [], under: null, candidates: [] },
          })),
        ),
      ),
  };
}

const tooLarge = "by the room: it is larger than the 256 KB one takes. Send it as a file";

/**
 * By the numbers the server gives: the stream, or the account, has no room left. Under the first it also
 * says that it could not write just now, as while its leader changes: only the text tells them apart.
 */
function isFull({ code, message }: JetStreamApiError): boolean {
  if (code === 10_077) return message.startsWith("maximum ");
  return [10_002, 10_023, 10_047].includes(code);
}
