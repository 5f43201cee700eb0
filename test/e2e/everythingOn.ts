import { backupOf, writeBackup } from "#domain/files/backup.ts";
import { CandidateId, ItemId, OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import {
  aDraft,
  aPanel,
  at,
  correctedCard,
  decisionRecord,
  instant,
  markRecord,
  openedRecord,
  planRecord,
  recusalRecord,
  reratingRecord,
  scorecardRecord,
  waiverRecord,
} from "#test/records.ts";

/** Somebody whose name, id and words stand nowhere else. */
export const who = {
  name: "Zebulon Quartermain",
  id: "zq7k2m9x4c1v8b3n6h5j",
  opening: "berlin",
  words: ["Zebulon", "Quartermain", "kingfisher", "sextant"],
} as const;

const opening = OpeningId.parse(who.opening);
const candidate = CandidateId.parse(who.id);
const maya = PanelistId.parse("maya");
const words = `${who.name} rebuilt the kingfisher pipeline by sextant, alone and at night.`;

/** A backup of a device that holds everything there can be on them. */
export function everythingOn(): string {
  const first = scorecardRecord({
    author: "maya",
    opening: "berlin",
    candidate: who.id,
    body: { takeaways: words },
  });
  const second = scorecardRecord({
    author: "priya",
    opening: "berlin",
    candidate: who.id,
    body: { takeaways: words },
  });
  const records: SharedRecord[] = [
    ...aPanel({ candidates: { [who.id]: who.name, tom: "Tom Becker" }, cards: [["maya", "tom"]] }),
    first,
    correctedCard(first, { takeaways: `${words} Corrected.` }),
    second,
    { ...reratingRecord("r1", second, 3) },
    markRecord(who.id, "reviewed"),
    markRecord(who.id, "heard", { panelist: "maya" }),
    waiverRecord("w1", "berlin", who.id, "tomas"),
    recusalRecord("lena", who.id, { note: words.slice(0, 80) }),
    decisionRecord("d1", who.id, { rationale: words }),
    openedRecord("maya", who.id),
    planRecord({ what: "offer", opening, candidate, at: instant(), pay: 70_000 }),
  ];
  const draft = aDraft("maya", "berlin", who.id, { takeaways: words, rev: 3 });
  return writeBackup(
    backupOf(records, {
      drafts: [draft],
      privateNotes: [
        {
          id: draft.id,
          panelist: maya,
          opening,
          candidate,
          round: RoundId.parse("interview"),
          text: words,
          pad: {
            lines: [{ no: 1, at: 30, text: words }],
            last: 1,
            typing: "sextant again",
            clock: null,
          },
        },
      ],
      feedback: [
        {
          id: candidate,
          opening,
          begins: words,
          items: [{ item: ItemId.parse("delivery"), title: "Delivery", text: words }],
          ends: words,
          changedAt: instant(),
        },
      ],
      names: [{ id: candidate, opening, name: who.name }],
      people: [{ panelist: maya, addedAt: instant() }],
      me: maya,
    }),
  );
}

/** What no backup carries, as rows of its tables: on its way, lost, refused, remembered. */
export function everythingHeld(): Record<string, object[]> {
  const card = scorecardRecord({
    author: "tomas",
    opening: "berlin",
    candidate: who.id,
    body: { takeaways: words },
  });
  const lost = decisionRecord("d1", who.id, { rationale: `${words} Lost.` }, at(5));
  const { body } = reratingRecord("r9", card, 2);
  return {
    conflicts: [{ id: "c1", record: "d1", at: instant(), lost, won: lost }],
    waiting: [{ key: "k1", record: reratingRecord("r2", card, 2) }],
    unread: [
      { key: "k2", record: { kind: "later", id: "u1", opening, body: { candidate, text: words } } },
    ],
    choices: [{ commitment: "x1", opening, candidate, by: maya, body }],
    cards: [
      { id: card.id, opening, candidate, key: "A".repeat(43), body: card.body, refused: null },
    ],
    opened: [{ key: `${who.id} maya`, candidate, panelist: maya, at: instant() }],
    arrivedLines: [{ opening, at: instant(), what: "opened", candidate }],
    handedOut: [{ opening, stamp: "s1" }],
    invitations: [
      {
        opening,
        panelist: "priya",
        key: "k",
        seed: "s",
        handedIn: [{ candidate, round: "interview" }],
      },
    ],
  };
}
