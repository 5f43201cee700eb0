import type { Panel } from "#domain/panel/panel.ts";
import { listOf, plural } from "#domain/plural.ts";
import type { HeardFrom } from "#domain/seats/heads.ts";
import type { Standing } from "#domain/seats/standing.ts";
import type { ArrivedLine } from "#storage/database.ts";
import type { FolderRow } from "#storage/folderRows.ts";
import { momentInWords } from "#ui/dates.ts";
import { whatAFolderIs, type Travelling } from "./toDo.ts";

/** How the folder stands, in a line or two. */
export function folderInWords({ folder, activity, canPick }: Travelling): string {
  if (folder?.handle === undefined)
    return canPick && folder !== null
      ? whatAFolderIs
      : folder === null
        ? "The invitation this device joined by had no key for one. Ask a lead for a new one."
        : "This browser cannot open folders. Chrome and Edge on a computer can; here cards go as files.";
  const read =
    folder.lastReadAt === null ? "Not read yet." : `Last read ${momentInWords(folder.lastReadAt)}.`;
  return [stateInWords(folder, activity?.state), read, ...leftAlone(folder)].join(" ");
}

function stateInWords({ trouble }: FolderRow, state: string | undefined): string {
  if (state === "paused") return "Paused since the restart: nothing is read or written.";
  if (state === "denied" || trouble === "not allowed") return "The browser keeps Needle out of it.";
  if (trouble === "gone") return "Not found; what is to be sent waits.";
  if (trouble === "full") return "Full: it is read, and nothing is written.";
  if (trouble === "read only") return "It is read, and nothing can be written.";
  return state === "looking" ? "Reading and writing." : "Read and written by itself.";
}

function leftAlone({ unreadable, newer, ofOthers, leftOut }: FolderRow): string[] {
  return [
    ...(unreadable > 0
      ? [`${plural(unreadable, "file")} could not be read: not all here yet, or damaged.`]
      : []),
    ...(newer > 0 ? [`${plural(newer, "file")} of a newer Needle: update this one.`] : []),
    ...(leftOut === true ? [goesOnWithout] : []),
    ...(ofOthers > 0 ? [`${plural(ofOthers, "file")} ${notOurs(leftOut)}`] : []),
  ];
}

function notOurs(leftOut = false): string {
  return leftOut
    ? "not for this device, or of other openings."
    : "of other openings, or from before this device joined.";
}

/** Whoever has just joined by an older invitation is let in once a lead’s device has heard of it. */
const goesOnWithout =
  "The panel uses it without this device, which cannot read what is written now. If you are on the panel, it can once a lead has looked into the folder.";

/** Who has joined, by how many devices. */
export function joinedInWords(panel: Panel, { seats }: Standing): string {
  const here = panel.members.filter(({ left }) => !left);
  const keys = here.map(({ id }) => seats.get(id)?.keys.length ?? 0);
  const joined = keys.filter((count) => count > 0).length;
  const devices = keys.reduce((sum, count) => sum + count, 0);
  const people = plural(here.length, "person", "people");
  return joined === here.length
    ? `Everybody has joined: ${people}, ${plural(devices, "device")}.`
    : `${joined} of ${people} ${joined === 1 ? "has" : "have"} joined.`;
}

export function heardInWords(panel: Panel, { panelist, at, missing }: HeardFrom): string {
  const heard = `Last heard from ${personIn(panel, panelist)} ${momentInWords(at)}`;
  return missing === 0
    ? `${heard}; all they had written is here.`
    : `${heard}; ${plural(missing, "record")} of theirs ${missing === 1 ? "is" : "are"} missing here.`;
}

/** What happened, and what there is to know of it. */
export function arrivedInWords(panel: Panel, line: ArrivedLine): { what: string; more: string } {
  switch (line.what) {
    case "came": {
      const { cards, others } = line;
      const things = [
        ...(cards > 0 ? [plural(cards, "card")] : []),
        ...(others > 0 ? [plural(others, cards > 0 ? "other record" : "record")] : []),
      ];
      const sealed = cards > 0 && panel.opening.sealed === true ? "sealed, " : "";
      return {
        what: `${things.join(" and ")} from ${personIn(panel, line.from)}`,
        more: `${sealed}signature checked`,
      };
    }
    case "opened": {
      const candidate = panel.candidates.find(({ id }) => id === panel.resolve(line.candidate));
      return {
        what: `${candidate?.name ?? "A candidate"} opened`,
        more: "the last of the cards came",
      };
    }
    case "not taken": {
      const whose = line.from === null ? "" : ` in the name of ${personIn(panel, line.from)}`;
      return { what: `${plural(line.count, "record")} not taken${whose}`, more: line.why };
    }
    case "missed": {
      const whose = listOf((line.of ?? []).map((one) => personIn(panel, one)));
      const records = plural(line.count, "record");
      return {
        what: `${records}${whose === "" ? "" : ` of ${whose}`} had gone from the folder`,
        more: "it may have been put back to an earlier day; written again from here",
      };
    }
  }
}

function personIn(panel: Panel, id: string): string {
  const everybody = [...panel.members, ...panel.gone];
  return everybody.find((one) => one.id === panel.resolve(id))?.name ?? "somebody not on the panel";
}
