import { jetstream } from "@nats-io/jetstream";
import { jwtAuthenticator, type NatsConnection, wsconnect } from "@nats-io/nats-core";
import type { OpeningId } from "#domain/id.ts";
import { keptSubjects, streamName } from "#domain/room/subjects.ts";
import { acceptFiles } from "#exchange/acceptFiles.ts";
import { exportNew } from "#exchange/exportNew.ts";
import { previewFiles } from "#exchange/previewFiles.ts";
import { onCopiesChanged } from "#storage/changes.ts";
import { addCandidates } from "#storage/candidates.ts";
import { findPanel } from "#storage/panels.ts";
import { signPending } from "#storage/signing.ts";
import { hold, told } from "#rooms/device.ts";

export {
  doorsTold,
  entriesKnown,
  forget,
  found,
  hold,
  join,
  letGo,
  ownLink,
  told,
  unsent,
} from "#rooms/device.ts";

/** What runs in the page: a device in a room, and beside it a client of the server with nothing to it. */

/** Milliseconds since 1970, on one clock for all pages of one machine and finer than `Date`. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

const seen = new Map<string, number>();

/** Notes when each copy is committed here. */
export function noteCommits(): void {
  onCopiesChanged((keys) => {
    const at = now();
    for (const [, id] of keys) if (!seen.has(id)) seen.set(id, at);
  });
}

/** When it was, as soon as it is. */
export async function committedAt(id: string): Promise<number> {
  return arrived(seen, id);
}

/** One candidate, as somebody adds it; which, and when it was begun. */
export async function putOne(opening: OpeningId, name: string): Promise<[string, number]> {
  const began = now();
  const [id] = await addCandidates(opening, [name]);
  return [id ?? "", began];
}

async function arrived(among: ReadonlyMap<string, number>, id: string): Promise<number> {
  for (;;) {
    const at = among.get(id);
    if (at !== undefined) return at;
    await new Promise((done) => {
      setTimeout(done, 2);
    });
  }
}

/** What a client of the server shows it. */
export type BarePass = { url: string; jwt: string; seed: string; seat: string };

let bare: { connection: NatsConnection; seat: string } | null = null;
const heard = new Map<string, number>();

/** A client that reads the same kind of stream, in order, and does nothing with what it reads. */
export async function enterBarely({ url, jwt, seed, seat }: BarePass): Promise<void> {
  const connection = await wsconnect({
    servers: url,
    authenticator: jwtAuthenticator(jwt, new TextEncoder().encode(seed)),
    inboxPrefix: `_INBOX.${seat}`,
  });
  bare = { connection, seat };
  const consumer = await jetstream(connection).consumers.get(streamName, {
    filter_subjects: keptSubjects,
  });
  await consumer.consume({
    callback: ({ subject }) => void heard.set(subject.slice(-26), now()),
  });
}

/** So many bytes, confirmed; when it was begun. */
export async function publishBarely(entry: string, bytes: number): Promise<number> {
  if (bare === null) throw new Error("Not in.");
  const content = crypto.getRandomValues(new Uint8Array(bytes));
  const began = now();
  await jetstream(bare.connection).publish(`r.${bare.seat}.${entry}`, content);
  return began;
}

export async function heardAt(entry: string): Promise<number> {
  return arrived(heard, entry);
}

const lot = 500;

/** Candidates in lots, until there are so many here. */
export async function writeUpTo(opening: OpeningId, count: number): Promise<void> {
  let here = (await findPanel(opening))?.candidates.length ?? 0;
  for (; here < count; here += lot) {
    const names = Array.from(
      { length: Math.min(lot, count - here) },
      (_, at) => `Candidate ${here + at}`,
    );
    await addCandidates(opening, names);
  }
  await signPending();
}

/** How long it takes from coming in until all that was in the room is here. */
export async function catchUp(opening: OpeningId): Promise<number> {
  const began = performance.now();
  hold(opening);
  while (told().statuses.at(-1)?.state !== "live")
    await new Promise((done) => {
      setTimeout(done, 5);
    });
  return performance.now() - began;
}

/** All there is of an opening, as a file. */
export async function wholeFile(opening: OpeningId): Promise<string> {
  return (await exportNew(opening, { whole: true })).file.text;
}

/** How long the same takes from such a file, opened and taken in. */
export async function readFromFile(text: string): Promise<number> {
  const file = new Blob([text]);
  const began = performance.now();
  const { id } = await previewFiles([file]);
  await acceptFiles(id, { agreed: [], links: [], me: null });
  return performance.now() - began;
}

export async function candidatesHere(opening: OpeningId): Promise<number> {
  return (await findPanel(opening))?.candidates.length ?? 0;
}
