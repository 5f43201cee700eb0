import * as z from "zod/mini";

/** A room's name on its server: 16 random bytes in base32, small letters. It says nothing. */
export const RoomId = z
  .string()
  .check(z.regex(/^[a-z2-7]{26}$/))
  .brand<"RoomId">();
export type RoomId = z.infer<typeof RoomId>;

/** Where a server hears, as it stands in links. */
export const ServerUrl = z
  .string()
  .check(z.maxLength(300), z.regex(/^wss?:\/\/[a-z0-9.\-[\]:]+(?:\/[\w./-]*)?$/i));

/** A token by which anybody may knock at the agent's door, and do nothing else on the server. */
const Door = z.string().check(z.maxLength(1_500), z.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/));

/** Where a panel meets live. It travels with invitations; whoever has it still needs a seat. */
export const RoomAddress = z.strictObject({ url: ServerUrl, room: RoomId, door: Door });
export type RoomAddress = z.infer<typeof RoomAddress>;

/** What lets somebody open rooms on a server. */
export const OrganiserLink = z.strictObject({
  url: ServerUrl,
  door: Door,
  /** 32 random bytes: the server keeps their hash. */
  token: z.string().check(z.regex(/^[\w-]{43}$/)),
});
export type OrganiserLink = z.infer<typeof OrganiserLink>;

/** As it stands in an invitation: three words, none of which holds a blank. */
export function writeAddress({ url, room, door }: RoomAddress): string {
  return `${url} ${room} ${door}`;
}

/** `null` where it is none. */
export function readAddress(text: string): RoomAddress | null {
  const [url, room, door, ...rest] = text.split(" ");
  const address = RoomAddress.safeParse({ url, room, door });
  return rest.length === 0 && address.success ? address.data : null;
}

/** What stands behind the mark of an organiser link: a format, then three words. */
export function writeOrganiserLink({ url, door, token }: OrganiserLink): string {
  return `1,${encodeURIComponent(url)},${token},${door}`;
}

/** Reads a whole link, or what stands behind its mark; `null` where it is none. */
export function readOrganiserLink(text: string): OrganiserLink | null {
  const words = text
    .slice(text.lastIndexOf("#") + 1)
    .replaceAll(/\s+/g, "")
    .split(",");
  const [format, url, token, door, ...rest] = words;
  if (format !== "1" || url === undefined || rest.length > 0) return null;
  const link = OrganiserLink.safeParse({ url: decoded(url), token, door });
  return link.success ? link.data : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
