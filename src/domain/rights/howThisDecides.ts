import type { Panel } from "#domain/panel/panel.ts";
import { isScoring } from "#domain/records/opening.ts";
import { hasEqualWeights } from "#domain/kit/kit.ts";
import { isSignedOpening } from "#domain/id.ts";
import { plural } from "#domain/plural.ts";
import { retentionInWords } from "./retentionBases.ts";

/** One heading of the page for a works council or a data-protection officer, with its statements. */
export type Statement = { title: string; says: string[] };

/**
 * How a decision comes about, who sees what, where data lies and what a candidate can ask for. Each
 * statement is one the code keeps; of an opening also how it is set up.
 */
export function howThisDecides(panel: Panel | null): Statement[] {
  return [
    {
      title: "Who decides",
      says: [
        "People decide. Needle hires nobody and rejects nobody: a panel writes down what it calls (advance, hire, hold or no hire) with its reasons and with who disagrees.",
        "There is no artificial intelligence in it, no model that was trained on people, and no decision by a machine alone in the sense of Article 22 of the GDPR. Whoever pastes a summary another program made marks it, and it stands apart as such.",
        "No score, mean, ranking or must-have lets anybody through or keeps anybody out by itself. A panel that goes against the mean of the scores, or against a must-have most did not see, is asked for a reason, and the reason is kept.",
      ],
    },
    {
      title: "What is scored, and on what",
      says: [
        "Each panelist scores the items of one written kit from 1 to 5 by what somebody at that level says or does, with evidence in words. “Not observed” is an answer: it is neither a low score nor a middling one.",
        "A card names the version of the kit it was written on. A version that is published never changes, and cards on different ones are not put into one figure.",
        "No age, sex, origin, health, belief or picture is asked for or kept: of a candidate a name and the times of interviews, and what panelists write. What was changed about an interview is kept as what, never as why.",
        ...kitIn(panel),
      ],
    },
    {
      title: "What is computed",
      says: [
        "Of one candidate: the mean of the scores, with how many scores it rests on, shown beside the panel’s own call. It is folded away until every item has been talked through.",
        "Of the panel: how far panelists agree, how strictly each scores, how much of the scale they use, and how reliable a score is, each with its interval and the count it rests on, and silent below a fixed number of shared interviews.",
        "Scores corrected for strictness are a view one switches on: they stand beside the raw scores and replace none. Who may still be best is worked out from them, and held back until every item has been talked through. The record says whether either was looked at before the decision, on the device it is read on.",
        "An order of candidates is shown with the range each place may be in, and says where the cards cannot tell two apart. It decides nothing.",
      ],
    },
    {
      title: "Who sees what, and when",
      says: [
        "Nobody is shown another’s card on a candidate before their own is in and all that are expected are in, or the panel went on without one, by name and with a reason. Files follow the same rule.",
        ...sealingIn(panel),
        "A submitted score is never overwritten. A correction is a new revision; a score that changes after the talk stands beside the first, with what moved the panelist.",
        "Somebody who should not score a candidate says so, and sees nothing of them before it is decided.",
        ...peopleIn(panel),
      ],
    },
    {
      title: "Where data lies, and where it goes",
      says: [
        "In the browser of each panelist. There is no account and no server of Needle’s: nothing is sent anywhere, nothing is measured, and no third party gets anything, until a panelist hands over a file, chooses a shared folder, or a room is set up.",
        "A shared folder and a room hold encrypted records only the panel’s devices can read. A room’s server, which the panel’s own organisation runs, sees addresses and times, and no content.",
        "Private notes and drafts stay on their author’s device, and in its backup.",
      ],
    },
    {
      title: "How long it is kept",
      says: [
        ...retentionOf(panel),
        "When the time is over, whoever leads the opening is told and says what becomes of each candidate: kept longer, anonymised or erased. Nothing is erased by itself. While a legal hold stands nothing is due, and the app erases nobody it covers.",
      ],
    },
    {
      title: "What a candidate can ask for",
      says: [
        "A copy: everything held on them on a device, with evidence as it was written, scores, who decided and on what, and who had the cards opened and when, as a page to read and as JSON. Panelists go by letter or by name, other candidates’ names are masked, and what is missing is said.",
        "To be put right: a name or time is changed where it stands. What a panelist wrote stays theirs; a correction is a new revision, and the record keeps both.",
        "To be erased: their record and all that hangs on it goes, on this device at once and on the others when they are in touch. What is left is a random number and a time, so that no older file brings them back. Then everything stored is searched for their name, and what was found is said, with what is beyond recall.",
        "To be anonymised: the same, and scores without any name, word or time of theirs stay on one device for what they say about the panel.",
        "To know how it was decided: this page, and the record of the meeting. To object: to the people who decided, whose names the record holds.",
      ],
    },
    {
      title: "What is logged",
      says: [
        "Who submitted which card, when, and in which revision; who changed a score after the talk, from what, to what and why; who went on without whose card; who recused themselves; for whom cards were opened, and when; who wrote down which decision.",
        "Not logged: what somebody types before submitting, how long they look at anything, how fast they score.",
      ],
    },
  ];
}

function kitIn(panel: Panel | null): string[] {
  if (panel?.kit == null) return [];
  const { kit } = panel;
  const weights = hasEqualWeights(kit.items)
    ? "Its items count alike."
    : `Its items do not count alike${kit.weightsReason === "" ? "" : `: ${kit.weightsReason}`}.`;
  return [
    `This opening: ${kit.title}, version ${kit.version}, with ${plural(kit.items.length, "item")} and ${plural(kit.gates.length, "must-have")} in ${plural(panel.rounds.length, "round")}. ${weights}`,
  ];
}

function sealingIn(panel: Panel | null): string[] {
  const general =
    "Where cards travel sealed, that is a lock: a card leaves its author’s device encrypted and opens once all are in. Elsewhere it is what the app shows and hands out, and whoever holds a card’s file could read it.";
  if (panel === null) return [general];
  if (panel.opening.sealed === true)
    return [
      "In this opening cards travel sealed: a card leaves its author’s device encrypted, and nobody can read it, the lead included, until all cards on that candidate are in.",
    ];
  return [
    isSignedOpening(panel.id)
      ? "In this opening cards are signed and travel open: the app keeps them back until all are in, and whoever holds a card’s file could read it."
      : "In this opening cards travel open and unsigned: the app keeps them back until all are in, and whoever holds a card’s file could read it.",
  ];
}

function peopleIn(panel: Panel | null): string[] {
  if (panel === null) return [];
  const scoring = panel.members.filter(({ role, left }) => isScoring(role) && !left).length;
  const names =
    panel.opening.byNumber === true
      ? "Candidates go by number: their names are on the device that typed them, and in nothing that travels."
      : "The panel sees candidates’ names.";
  return [`This opening: ${plural(scoring, "panelist scores", "panelists score")}. ${names}`];
}

function retentionOf(panel: Panel | null): string[] {
  if (panel === null)
    return [
      "Each opening has its own time, set by whoever leads it, counted from the decision on a candidate; without one from their last card, then their last interview, then the day they were added.",
    ];
  const { retention, hold } = panel.opening;
  return [
    retention === undefined
      ? "This opening: no time has been set yet. Whoever leads it sets one where the opening is edited."
      : `This opening: ${retentionInWords(retention)}, counted from the decision on a candidate; without one from their last card, then their last interview, then the day they were added.`,
    ...(hold === undefined ? [] : ["A legal hold stands on this opening."]),
  ];
}
