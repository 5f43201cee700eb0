import { plural } from "#domain/plural.ts";
import { capitalised } from "#domain/text.ts";
import type { AccessPack, PackCard } from "./accessPack.ts";

/** A pack as a document: what stands under which heading. Read on the screen and written as HTML alike. */
export type PackSection = {
  title: string;
  /** What one should know before reading it. */
  note?: string;
  parts: { heading: string; pairs: readonly (readonly [label: string, text: string])[] }[];
};

/** How instants and bare days are written. */
export type PackDates = { dateIn: (at: string) => string; dayIn: (day: string) => string };

export function accessSections(pack: AccessPack, { dateIn, dayIn }: PackDates): PackSection[] {
  const sections: PackSection[] = [
    {
      title: "What this is",
      note: `Everything held on you for this opening on the device that made it, on ${dateIn(pack.madeAt)}. What people wrote is as they wrote it${maskedInWords(pack)}.`,
      parts: [
        part("", [
          ["Name", pack.candidate.name],
          ["Opening", `${pack.opening.title}, since ${dayIn(pack.opening.startedOn)}`],
          ["Scored on", pack.opening.kit ?? "a kit that is not on this device"],
          ["Kept", pack.keeping.words],
          ...pack.interviews.map(({ round, at }): [string, string] => [round, dateIn(at)]),
        ]),
      ],
    },
    {
      title: "Who decided what, and on what",
      parts: pack.decisions.map((one) =>
        part(capitalised(one.call), [
          ["When", dateIn(one.at)],
          ["Written down by", one.writtenBy],
          ["Why", one.rationale],
          ["Mean of the scores then", one.composite === null ? "" : one.composite.toFixed(1)],
          ...one.against.map(({ what, reason }): [string, string] => [
            `Against the ${what === "gate" ? "must-haves" : "composite"}`,
            reason,
          ]),
          ...one.dissent.map(({ panelist, note }): [string, string] => [
            `${panelist} disagreed`,
            note,
          ]),
        ]),
      ),
    },
    { title: "Scorecards", parts: pack.cards.map((card) => cardPart(card, dateIn)) },
    {
      title: "Being written",
      note: "Drafts on this device that were never handed in.",
      parts: pack.drafts.map((card) => cardPart(card, dateIn)),
    },
    {
      title: "Scores changed in the meeting",
      parts: pack.rescored.map(({ panelist, item, from, to, reason, at }) =>
        part(`${panelist}, ${item}`, [
          ["From, to", `${from}, ${to}`],
          ["Why", reason],
          ["When", dateIn(at)],
        ]),
      ),
    },
    {
      title: "The meeting",
      parts: [
        part(
          "",
          pack.meeting.map(({ item, what, panelist }): [string, string] => [
            item,
            panelist === "" ? capitalised(what) : `${panelist}: ${what}`,
          ]),
        ),
      ],
    },
    {
      title: "Cards that were not waited for",
      parts: pack.exceptions.map(({ panelist, what, reason }) =>
        part(panelist, [
          ["What", what],
          ["Why", reason],
        ]),
      ),
    },
    {
      title: "For whom the cards were opened",
      parts: [
        part(
          "",
          pack.openedFor.map(({ panelist, at }): [string, string] => [panelist, dateIn(at)]),
        ),
      ],
    },
    {
      title: "Offer, references and after",
      parts: [
        part(
          "",
          pack.course.map(({ what, text }): [string, string] => [capitalised(what), text]),
        ),
      ],
    },
    {
      title: "Cards from other systems",
      parts: pack.foreign.map((card) =>
        part([card.system, card.panelist, card.round].filter((one) => one !== "").join(", "), [
          ["Handed in", card.submittedAt === null ? "" : dateIn(card.submittedAt)],
          ["Recommendation", card.recommendation ?? ""],
          ...card.ratings.map(({ title, original, note }): [string, string] => [
            title,
            [original, note].filter((one) => one !== "").join("\n"),
          ]),
          ...card.answers.map(({ question, answer }): [string, string] => [question, answer]),
          ["Take-aways", card.takeaways],
        ]),
      ),
    },
    {
      title: "Letters to you",
      parts: pack.letters.map(({ changedAt, text }) =>
        part("", [
          ["Last changed", dateIn(changedAt)],
          ["Text", text],
        ]),
      ),
    },
    {
      title: "Private notes",
      note: "Read by nobody but whoever wrote them, until this was made.",
      parts: pack.privateNotes.map(({ panelist, round, text }) =>
        part(`${panelist}, ${round}`, [["Notes", text]]),
      ),
    },
    {
      title: "What is not in here",
      parts: [
        part(
          "",
          pack.leftOut.map((text): [string, string] => ["", text]),
        ),
      ],
    },
  ];
  return sections
    .map((section) => ({
      ...section,
      parts: section.parts.filter(({ pairs }) => pairs.some(([, text]) => text !== "")),
    }))
    .filter(({ parts }) => parts.length > 0);
}

function maskedInWords({ masked: { candidates, panelists } }: AccessPack): string {
  const parts = [
    ...(candidates > 0 ? [`other candidates’ names, masked ${plural(candidates, "time")}`] : []),
    ...(panelists > 0 ? [`panelists’ names, masked ${plural(panelists, "time")}`] : []),
  ];
  return parts.length === 0 ? "" : `, but for ${parts.join(" and ")}`;
}

function part(heading: string, pairs: readonly (readonly [string, string])[]) {
  return { heading, pairs: pairs.filter(([, text]) => text.trim() !== "") };
}

function cardPart(card: PackCard, dateIn: (at: string) => string) {
  const { panelist, role, round, submittedAt, revision, receipt, leftOut } = card;
  return part(`${panelist} (${role}), ${round}${revision > 1 ? `, revision ${revision}` : ""}`, [
    ["Handed in", submittedAt === null ? "" : dateIn(submittedAt)],
    ["Receipt", receipt ?? ""],
    ["Counts", leftOut === "" ? "yes" : `no: ${leftOut}`],
    ["Recommendation", card.recommendation ?? ""],
    ["Key takeaways", card.takeaways],
    ...card.items.flatMap(({ item, score, evidence, signals, asked }): [string, string][] => [
      [item, scoreLine(score, signals, evidence)],
      [
        asked.length === 0 ? "" : `${item}, questions`,
        asked.map(({ question, how }) => `${question} (${how})`).join("\n"),
      ],
    ]),
    ...card.mustHaves.map(({ skill, mark }): [string, string] => [skill, mark]),
    ["The interview was changed", card.formatChanged],
  ]);
}

function scoreLine(score: string | number, signals: readonly string[], evidence: string): string {
  const tags = signals.length === 0 ? "" : ` (${signals.join(", ")})`;
  return `${score}${tags}${evidence.trim() === "" ? "" : `\n${evidence}`}`;
}
