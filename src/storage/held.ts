import type { CandidateId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { minuteOf } from "#domain/records/evidence.ts";
import { liveOf } from "#domain/records/record.ts";
import type { HeldHere } from "#domain/rights/accessPackOf.ts";
import { db, type PrivateNote } from "./database.ts";
import { listFeedback } from "./feedback.ts";
import { listForeignCards } from "./foreignCards.ts";
import { readKeeping } from "./keeping.ts";
import { idsOf } from "./links.ts";
import { listPrivateNames } from "./privateNames.ts";

/** What is stored on one candidate beside what the panel shows. */
export async function readHeld(
  panel: Panel,
  { me }: Viewer,
  candidate: PanelCandidate,
): Promise<HeldHere> {
  const isTheirs = (id: CandidateId) => panel.resolve(id) === candidate.id;
  const mine = new Set<string>(me === null ? [] : [me, ...(await idsOf(me))]);
  const isMine = ({ panelist }: { panelist: string }) => mine.has(panelist);
  const [rows, drafts, notes, feedback, names, records, everybody, foreign] = await Promise.all([
    db.registers.where("body.opening").anyOf(panel.ids).toArray(),
    db.drafts.toArray(),
    db.privateNotes.toArray(),
    listFeedback(),
    listPrivateNames(),
    readKeeping(panel.ids),
    db.registers.where("kind").equals("candidate").toArray(),
    listForeignCards(panel.ids),
  ]);
  const theirDrafts = drafts.filter((draft) => isTheirs(draft.candidate));
  const theirNotes = notes.filter((note) => isTheirs(note.candidate) && textOf(note) !== "");
  return {
    records,
    revisions: liveOf(rows, "scorecard")
      .filter(({ body }) => isTheirs(body.candidate))
      .toSorted((a, b) => b.body.rev - a.body.rev || (a.id < b.id ? -1 : 1))
      .map(({ id, author, body }) => ({ id, author, body })),
    drafts: theirDrafts.filter(isMine),
    notes: theirNotes
      .filter(isMine)
      .map((note) => ({ panelist: note.panelist, round: note.round, text: textOf(note) })),
    ofOthers: [...theirDrafts, ...theirNotes].filter((one) => !isMine(one)).length,
    feedback: feedback.filter(({ id }) => isTheirs(id)),
    foreign: foreign.filter((row) => isTheirs(row.candidate)),
    otherCandidates: liveOf(everybody, "candidate")
      .filter(({ id, body }) => !isTheirs(id) && body.number === undefined)
      .map(({ body }) => body.name)
      .concat(names.filter(({ id }) => !isTheirs(id)).map(({ name }) => name)),
  };
}

/** Lines with the minute they were written in, then what is being typed. */
function textOf({ text, pad }: PrivateNote): string {
  const lines = (pad?.lines ?? []).map((line) =>
    line.at === null ? line.text : `${minuteOf(line.at)} ${line.text}`,
  );
  return [text, ...lines, pad?.typing ?? ""].filter((one) => one.trim() !== "").join("\n");
}
