import { contentHash } from "#domain/hash.ts";
import type { OpeningId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { standingOf } from "#domain/seats/standing.ts";
import type { Signer } from "#sealing/ed25519.ts";
import { copiesOf } from "#storage/copies.ts";
import type { RoomRow } from "#storage/roomRows.ts";
import { noteInRoom } from "#storage/rooms.ts";
import { askAgent } from "./agent.ts";
import type { Dial } from "./dial.ts";

/** What was refused is not said again at once: each time is a connection of its own. */
const pauseMs = 60_000;
const refused = new Map<string, number>();

/**
 * Tells the agent who may come in, as the panel is now: of a lead's device all invitations, leads and
 * who was taken out; of any other the links by which their own further devices come in. Says nothing
 * where the last word still stands.
 */
export async function settle(row: RoomRow, by: Signer, dial: Dial): Promise<void> {
  const wish = await wishOf(row.opening, by.signKey);
  if (wish === null) return;
  const told = contentHash(wish);
  if (told === row.told || Date.now() - (refused.get(told) ?? -Infinity) < pauseMs) return;
  const answer = await askAgent(row, { ask: "settle", ...wish }, by, dial);
  if (answer.ok) await noteInRoom(row.opening, { told });
  else if (answer.why !== "unreachable") refused.set(told, Date.now());
}

type Wish = { doors: SignKey[]; leads: SignKey[]; out: SignKey[]; stay: SignKey[] };

async function wishOf(opening: OpeningId, me: SignKey): Promise<Wish | null> {
  const { seats, founder, isLead, ownerOf, revoked } = standingOf(opening, await copiesOf(opening));
  const own = ownerOf(me);
  const links = ((own === null ? undefined : seats.get(own)?.links) ?? []).map(({ key }) => key);
  // Everybody tells of their own links, so that these fall with the device that made them.
  if (!isLead(me))
    return links.length === 0 ? null : { doors: sorted(links), leads: [], out: [], stay: [] };
  const all = [...seats.values()];
  const devices = all.flatMap(({ keys }) => keys.map(({ key }) => key));
  const invites = all.flatMap(({ invite }) => (invite === null ? [] : [invite]));
  const leads = [...devices, ...(founder === null ? [] : [founder])].filter(isLead);
  return {
    doors: sorted([...invites, ...links]),
    leads: sorted(leads),
    out: sorted([...revoked.keys()]),
    stay: sorted(devices),
  };
}

function sorted(keys: readonly SignKey[]): SignKey[] {
  return [...new Set(keys)].toSorted((a, b) => (a < b ? -1 : 1));
}
