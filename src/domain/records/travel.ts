import type { CandidateId, PanelistId } from "#domain/id.ts";
import {
  isTombstone,
  type Author,
  type Kind,
  type LiveRecord,
  type SharedRecord,
} from "./record.ts";

/** For whom a file is made: whose cards are theirs, and on whom they may see the others'. */
export type Sight = {
  isMe: (author: Author) => boolean;
  isOpen: (candidate: CandidateId) => boolean;
};

/** For a backup and for tests: nothing is hidden. */
export const seesAll: Sight = { isMe: () => true, isOpen: () => true };

/** What leaves under this one leaves under every other. */
export const seesNothing: Sight = { isMe: () => false, isOpen: () => false };

type Travel = {
  /** Whether somebody who is about to score gets it with the invitation. */
  withInvitation: boolean;
  /**
   * On a candidate whose cards are not open yet: it tells of no score and goes, it goes with its
   * owner's file only, or it stays on the device.
   */
  whileBlind: "goes" | "with its owner" | "stays";
};

/** Where each kind of record may go. A new kind does not compile until somebody says so here. */
const travels = {
  kit: { withInvitation: true, whileBlind: "goes" },
  opening: { withInvitation: true, whileBlind: "goes" },
  candidate: { withInvitation: true, whileBlind: "goes" },
  panelist: { withInvitation: true, whileBlind: "goes" },
  sameness: { withInvitation: true, whileBlind: "goes" },
  /** Whoever scores on another device must know there what they have seen here. */
  opened: { withInvitation: true, whileBlind: "goes" },
  scorecard: { withInvitation: false, whileBlind: "with its owner" },
  rerating: { withInvitation: false, whileBlind: "with its owner" },
  /** Its composite tells the scores. */
  decision: { withInvitation: false, whileBlind: "stays" },
  /** An offer tells the decision. */
  plan: { withInvitation: false, whileBlind: "stays" },
  mark: { withInvitation: false, whileBlind: "goes" },
  waiver: { withInvitation: false, whileBlind: "goes" },
  recusal: { withInvitation: false, whileBlind: "goes" },
  practice: { withInvitation: false, whileBlind: "goes" },
  panel: { withInvitation: true, whileBlind: "goes" },
  claim: { withInvitation: true, whileBlind: "goes" },
  /** Nobody can read it: the sooner it is everywhere, the better. */
  sealed: { withInvitation: true, whileBlind: "goes" },
  release: { withInvitation: true, whileBlind: "goes" },
  share: { withInvitation: true, whileBlind: "goes" },
  /** Tells how much somebody wrote on whom, as sealed cards do. */
  head: { withInvitation: false, whileBlind: "goes" },
  /** Nobody can read it. */
  choice: { withInvitation: false, whileBlind: "goes" },
  shown: { withInvitation: false, whileBlind: "goes" },
  /** Each device can read its own part, and no more. */
  folderKey: { withInvitation: true, whileBlind: "goes" },
} as const satisfies Record<Kind, Travel>;

export function goesWithInvitation({ kind }: SharedRecord): boolean {
  return travels[kind].withInvitation;
}

/** Whether a record may leave in a file made for this sight. Tombstones hold nothing to hide. */
export function mayLeave(record: SharedRecord, { isMe, isOpen }: Sight): boolean {
  if (isTombstone(record)) return true;
  const candidate = candidateOf(record);
  if (candidate === null || isOpen(candidate)) return true;
  const { whileBlind } = travels[record.kind];
  return whileBlind === "goes" || (whileBlind === "with its owner" && isMe(ownerOf(record)));
}

/** The candidate a record tells of, or `null`. */
export function candidateOf(record: LiveRecord): CandidateId | null {
  switch (record.kind) {
    case "candidate":
      return record.id;
    case "scorecard":
    case "waiver":
    case "recusal":
    case "rerating":
    case "mark":
    case "decision":
    case "opened":
    case "sealed":
    case "release":
    case "share":
    case "choice":
    case "shown":
      return record.body.candidate;
    case "plan":
      return "candidate" in record.body ? record.body.candidate : null;
    case "kit":
    case "opening":
    case "panelist":
    case "practice":
    case "sameness":
    case "panel":
    case "claim":
    case "head":
    case "folderKey":
      return null;
  }
}

/** Whose word it is: a re-rating's panelist, who may have given it at somebody else's device. */
function ownerOf(record: LiveRecord): PanelistId | "needle" {
  return record.kind === "rerating" ? record.body.panelist : record.author;
}
