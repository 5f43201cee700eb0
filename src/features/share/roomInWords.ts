import type { RefusedWhy, RoomStatus } from "#domain/room/status.ts";

export type StatusInWords = {
  /** `Working offline`; a few words less where there is no room for all. */
  name: string;
  short: string;
  tone: "good" | "waiting" | "warning";
  /** What it means, and what there is to do. */
  text: string;
};

/** How this device stands to a room, `undefined` before anything was heard of it. */
export function statusInWords(status: RoomStatus | undefined, host: string): StatusInWords {
  switch (status?.state) {
    case "live":
      return {
        name: "Live",
        short: "Live",
        tone: "good",
        text: "What you hand in reaches everybody who is in the room at once, and what they hand in comes by itself. Drafts and private notes never leave this device.",
      };
    case "away":
      return {
        name: "Working offline",
        short: "Offline",
        tone: "waiting",
        text: `${host} cannot be reached just now. Carry on as usual: all you do is kept on this device, and sent as soon as it can be.`,
      };
    case "refused":
      return refused(status.why, host);
    case "connecting":
    case "catching up":
    case undefined:
      return {
        name: "Reconnecting",
        short: "Reconnecting",
        tone: "waiting",
        text: "What came meanwhile is being fetched. You need not wait: all you do is kept on this device first, and sent once the connection is back.",
      };
  }
}

function refused(why: RefusedWhy, host: string): StatusInWords {
  const tone = "warning";
  switch (why) {
    case "out":
      return {
        name: "Not let in",
        short: "Not let in",
        tone,
        text: "A lead took this device out of the room, or withdrew the invitation it came by. All that is here stays. If you are on the panel, ask a lead for a new invitation.",
      };
    case "no door":
      return {
        name: "Waiting to be let in",
        short: "Waiting",
        tone: "waiting",
        text: "No lead’s device has been in the room since you were invited. As soon as one has, you are let in by itself; until then work as usual.",
      };
    case "no room":
      return {
        name: "Room closed",
        short: "Closed",
        tone,
        text: "The room was closed, or its time is over. All that came through it stays on this device. From now on cards go as files, or through a folder.",
      };
    case "not allowed":
      return {
        name: "This page may not connect to the room",
        short: "Not allowed",
        tone,
        text: notAllowed(host),
      };
    case "full":
      return {
        name: "Room full: read, not written",
        short: "Room full",
        tone,
        text: "What the others send still comes; what is written here waits, and can go as a file. Whoever runs the server can make room.",
      };
  }
}

/** Where a page may connect to is said by whoever serves it, and nothing in it can change that. */
export function notAllowed(host: string): string {
  return `This page may not connect to ${host}: whoever serves it has not said that it may. Open Needle at https://${host} if your team has it there, or have that host added to this page’s own (docs/room.md).`;
}

/** The host of a room’s server, as people know it. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
