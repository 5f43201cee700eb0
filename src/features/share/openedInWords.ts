import type { RoomOpened } from "#exchange/room/rooms.ts";
import { notAllowed } from "./roomInWords.ts";

type Why = Extract<RoomOpened, { ok: false }>["why"];

/** Why a room could not be opened or closed: what is wrong, where, and what to do. */
export function whyNotInWords(why: Why, host: string): string {
  switch (why) {
    case "token":
      return `${host} does not know this link: it belongs to another server, or was replaced by a newer one. Ask whoever runs the server for the one it prints now.`;
    case "unreachable":
      return `${host} did not answer. Check that this device is online and the server is running, then try again.`;
    case "barred":
      return notAllowed(host);
    case "full":
      return `${host} has as many rooms as it can hold. Close one that is not needed any more, or ask whoever runs the server.`;
    case "taken":
      return `${host} has a room of that name already. Try again: it gets another name.`;
    case "not a lead":
    case "no door":
    case "out":
      return "Only a lead of this panel can do this, on a device that has their seat.";
    case "no room":
      return `There is no such room on ${host} any more.`;
    case "failed":
      return `${host} is there, and could not do it. Try again; if it stays so, whoever runs the server finds the reason in its log.`;
    case "unreadable":
      return `${host} did not understand this version of Needle: one of the two is older. Update both, then try again.`;
  }
}
