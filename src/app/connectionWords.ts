import type { Connection } from "#storage/connection.ts";

type Told = { title: string; text: string };

const words = {
  "updated elsewhere": {
    title: "Needle was updated in another tab",
    text: "This tab still runs the older version and has stopped writing, so that nothing gets mixed up. Everything you saved is there. Reload to continue.",
  },
  blocked: {
    title: "Another tab still uses an older Needle",
    text: "Close the other Needle tabs; this one goes on by itself as soon as they are gone.",
  },
  "made by a newer Needle": {
    title: "A newer Needle has been used on this device",
    text: "Its data is safe and was not touched. Reload to get the newer version here too; if you are offline, connect once and reload.",
  },
  lost: {
    title: "The browser closed Needle’s storage",
    text: "Nothing more is stored for now, often because the disk is full or a phone ran out of memory. What was saved is still there. Free some space, then try again.",
  },
  cleared: {
    title: "Needle’s storage on this device was cleared",
    text: "It happened while this page was open, from another tab or in the browser’s settings. The openings, cards and drafts stored here are gone; what stands on this page is not. Take it along before you leave the page: nothing typed here is stored any more.",
  },
} as const satisfies Partial<Record<Connection["standing"], Told>>;

/** What is the matter with the database, and what to do. */
export function connectionWords(standing: Connection["standing"]): Told {
  return standing in words ? words[standing as keyof typeof words] : words.lost;
}
