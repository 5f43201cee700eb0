import { plural } from "#domain/plural.ts";
import type { FolderActivity } from "#exchange/folderWatch.ts";
import type { FolderRow } from "#storage/folderRows.ts";
import type { Outbox } from "#storage/outbox.ts";

/** What the page knows of how an opening's cards travel. */
export type Travelling = {
  /** Whether this browser can keep a folder at all. */
  canPick: boolean;
  folder: FolderRow | null;
  activity: FolderActivity | undefined;
  /** Its panel meets live, and this device is in. */
  isInRoom: boolean;
  outbox: Outbox;
};

export type TravelAct = "choose" | "leave" | "allow" | "file" | "whole" | "look";

/** The one thing to do, with what else one may do instead. */
export type ToDoNow = {
  title: string;
  text: string;
  main: { act: TravelAct; label: string } | null;
  other: { act: TravelAct; label: string } | null;
};

export const whatAFolderIs =
  "A folder your panel already synchronises: Drive, OneDrive, Dropbox, Nextcloud or a network share. Needle puts encrypted files into it, with names that reveal nothing, and touches nothing else there.";

const asFile = { act: "file", label: "Send as a file instead" } as const;

/** Through whose hands files go, where somebody coordinates. */
export type Coordinator = { name: string; isMe: boolean } | null;

export function toDoNow(travelling: Travelling, coordinator: Coordinator = null): ToDoNow {
  const { folder, activity, outbox } = travelling;
  const thing = thingToSend(outbox);
  if (folder?.handle === undefined && travelling.isInRoom) return throughRoom(thing);
  if (folder?.handle === undefined)
    return coordinator?.isMe === true
      ? toHandBack(travelling)
      : withoutFolder(travelling, thing, coordinator);
  const trouble = troubleWith(folder, activity, thing);
  if (trouble !== null) return trouble;
  if (activity?.state === "paused")
    return {
      title: thing === null ? "The folder is paused" : `${thing} to send`,
      text: "After a restart, the folder needs one click from you.",
      main: {
        act: "allow",
        label: thing === null ? "Allow the folder" : `Allow the folder and send ${thing}`,
      },
      other: thing === null ? null : asFile,
    };
  const look = { act: "look", label: "Look now" } as const;
  if (thing === null)
    return {
      title: "Everything is sent",
      text: "New cards go by themselves.",
      main: look,
      other: null,
    };
  return {
    title: `${thing} to send`,
    text: "On the way to the folder.",
    main: look,
    other: asFile,
  };
}

function throughRoom(thing: string | null): ToDoNow {
  return thing === null
    ? {
        title: "Everything is sent",
        text: "New cards go by themselves, through the room.",
        main: null,
        other: null,
      }
    : {
        title: `${thing} to send`,
        text: "On the way to the room. Until it can be reached they wait on this device, then go by themselves.",
        main: null,
        other: asFile,
      };
}

/** `3 cards`; of what else one wrote only where there is no card. */
export function thingToSend({ cards, others }: Outbox): string | null {
  if (cards.length > 0) return plural(cards.length, "card");
  return others > 0 ? plural(others, "change") : null;
}

/**
 * Whoever coordinates passes on what came: one file, the same to each, with all there is, since who
 * got which one before is not known here.
 */
function toHandBack({ outbox, ...travelling }: Travelling): ToDoNow {
  const waiting = outbox.cards.length + outbox.others + outbox.toPassOn;
  const other = choosing(travelling);
  return waiting === 0
    ? {
        title: "Nothing new to hand back",
        text: "Panelists send you their files. Bring them in here; then one file goes back, the same to each.",
        main: { act: "whole", label: "Hand it back again" },
        other,
      }
    : {
        title: "One file to hand back",
        text: `${plural(waiting, "record")} came in or were written since the last one. By mail or chat, the same file to each.`,
        main: { act: "whole", label: "Hand one file back" },
        other,
      };
}

function choosing({ canPick, folder }: Pick<Travelling, "canPick" | "folder">) {
  return canPick && folder !== null
    ? ({ act: "choose", label: "Choose a shared folder" } as const)
    : null;
}

function withoutFolder(
  { outbox, ...travelling }: Travelling,
  thing: string | null,
  coordinator: Coordinator,
): ToDoNow {
  const choose = choosing(travelling);
  if (thing !== null)
    return {
      title: `${thing} to send`,
      text:
        choose === null
          ? `They go as one file, by mail or chat, to ${towards(coordinator)}.`
          : `They go as one file, by mail or chat${coordinator === null ? "" : `, to ${towards(coordinator)}`}; or by themselves, through a folder your panel shares.`,
      main: { act: "file", label: "Send everything new" },
      other: choose,
    };
  if (choose !== null)
    return {
      title: "Let cards travel by themselves",
      text: whatAFolderIs,
      main: choose,
      other: null,
    };
  return {
    title: "Nothing to send",
    text:
      outbox.toPassOn === 0
        ? "Everything written here has been sent in a file."
        : `What came from others can be passed on: ${plural(outbox.toPassOn, "record")}.`,
    main: outbox.toPassOn === 0 ? null : { act: "file", label: "Send everything new" },
    other: null,
  };
}

function towards(coordinator: Coordinator): string {
  return coordinator === null
    ? "anybody on the panel"
    : `${coordinator.name}, who coordinates and sends one back`;
}

function troubleWith(
  { handle, trouble }: FolderRow,
  activity: FolderActivity | undefined,
  thing: string | null,
): ToDoNow | null {
  const other = thing === null ? null : asFile;
  const waits = thing === null ? "Nothing is lost." : `${thing} to send: it waits.`;
  if (activity?.state === "failed")
    return {
      title: "The folder could not be read",
      text: activity.why,
      main: { act: "look", label: "Try again" },
      other,
    };
  if (activity?.state === "denied" || trouble === "not allowed")
    return {
      title: "The browser keeps Needle out of the folder",
      text: `Choose it again to let it in. ${waits}`,
      main: { act: "choose", label: "Choose the folder again" },
      other,
    };
  if (activity?.state === "paused" || trouble === null) return null;
  const [title, text] = troubles[trouble];
  return {
    title,
    text: `${text} “${handle?.name ?? ""}”. ${waits}`,
    main: trouble === "gone" ? { act: "choose", label: "Choose another folder" } : look,
    other,
  };
}

const look = { act: "look", label: "Try again" } as const;

const troubles = {
  gone: ["The folder is gone", "There is no longer anything at"],
  full: ["The folder is full", "Nothing more can be written to"],
  "read only": ["The folder can only be read", "Nothing can be written to"],
} as const satisfies Record<
  Exclude<NonNullable<FolderRow["trouble"]>, "not allowed">,
  readonly [string, string]
>;
