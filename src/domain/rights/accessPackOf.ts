import type { CardId, ItemId, PanelistId, RoundId } from "#domain/id.ts";
import { withoutNames } from "#domain/exports/called.ts";
import { isShown } from "#domain/meeting/reviewed.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import { whyNotCounted } from "#domain/panel/counted.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { recusalInWords } from "#domain/panel/recusals.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import type { Feedback } from "#domain/records/feedback.ts";
import { systemNames, type ForeignRow } from "#domain/records/foreignRow.ts";
import type { Draft, Scorecard } from "#domain/records/scorecard.ts";
import type { AccessPack } from "./accessPack.ts";
import { courseInWords } from "./courseInWords.ts";
import { keepingOf, type KeepingRecords } from "./keeping.ts";
import { keepingInWords } from "./keepingInWords.ts";
import { leftOutOf } from "./leftOut.ts";
import { packedCard, packedDraft } from "./packCards.ts";
import { panelistLabels } from "./panelistLabels.ts";

/** What of one candidate is stored beside the panel as it is shown. */
export type HeldHere = {
  records: KeepingRecords;
  /** Every revision of every card on them that can be read here, with its author. */
  revisions: readonly { id: CardId; author: PanelistId; body: Scorecard }[];
  /** The viewer’s own. */
  drafts: readonly Draft[];
  notes: readonly { panelist: PanelistId; round: RoundId; text: string }[];
  /** Drafts and notes of other people who score on this device. */
  ofOthers: number;
  feedback: readonly Feedback[];
  foreign: readonly ForeignRow[];
  /** Everybody else who is a candidate anywhere on this device. */
  otherCandidates: readonly string[];
};

export type PackWish = {
  /** Panelists by name; otherwise by letter, also in what people wrote. */
  withNames: boolean;
  /** With what the viewer noted for themselves. */
  withNotes: boolean;
  madeAt: string;
  dayIn: (day: string) => string;
};

/**
 * Everything held on a candidate, as far as the viewer may see it: whoever is blind still gets their
 * own cards and what tells of no score, and is told what is missing.
 */
export function accessPackOf(
  { panel, viewer, candidate }: { panel: Panel; viewer: Viewer; candidate: PanelCandidate },
  held: HeldHere,
  { withNames, withNotes, madeAt, dayIn }: PackWish,
): AccessPack {
  const isOpen = revealOf(panel, viewer, candidate).state === "open";
  const maySee = (author: PanelistId) => isOpen || panel.resolve(author) === viewer.me;
  const called = panelistLabels(panel, withNames);
  const keeping = keepingOf(panel, candidate, held.records);
  const itemTitle = (id: ItemId) => panel.kit?.items.find((item) => item.id === id)?.title ?? id;
  const roundTitle = (id: RoundId) => panel.rounds.find((round) => round.id === id)?.title ?? id;
  const cards = panel.cardsOn(candidate.id);
  const own = held.records.candidates.filter(({ id }) => panel.resolve(id) === candidate.id);
  const about = (author: PanelistId, body: Scorecard | Draft) => ({
    panelist: called.label(author),
    role:
      ("role" in body ? body.role : undefined) ??
      panel.members.find(({ id }) => id === panel.resolve(author))?.role ??
      "interviewer",
    kit: panel.kits.get(body.kit),
    roundTitle,
  });
  const pack: AccessPack = {
    format: "needle/access",
    version: 1,
    madeAt,
    candidate: {
      name: candidate.name,
      ids: own.map(({ id }) => id),
      addedAt: own[0] === undefined ? null : new Date(own[0].version[0]).toISOString(),
    },
    opening: {
      title: panel.opening.title,
      startedOn: panel.opening.startedOn,
      kit: panel.kit === null ? null : `${panel.kit.title}, version ${panel.kit.version}`,
    },
    keeping: {
      words: keepingInWords(keeping, { isOpen, dayIn }),
      until: keeping.until,
      hold:
        keeping.hold === null ? null : { since: keeping.hold.since, reason: keeping.hold.reason },
    },
    interviews: Object.entries(candidate.interviews).map(([round, at]) => ({
      round: roundTitle(round as RoundId),
      at,
    })),
    cards: held.revisions
      .filter(({ author }) => maySee(author))
      .map(({ id, author, body }) => {
        const shown = cards.find((card) => card.revisions.includes(id));
        const why =
          shown === undefined || shown.id !== id
            ? "corrected since"
            : (whyNotCounted(panel, shown) ?? "");
        return packedCard(id, body, about(author, body), why);
      }),
    drafts: held.drafts.map((draft) => packedDraft(draft, about(draft.panelist, draft))),
    rescored: panel.meeting.reratings
      .filter((one) => one.candidate === candidate.id)
      .filter((one) => maySee(one.panelist))
      .filter(
        (one) =>
          panel.resolve(one.panelist) === viewer.me || isShown(panel, candidate.id, one.item),
      )
      .map(({ panelist, item, from, to, reason, at }) => ({
        panelist: called.label(panelist),
        item: itemTitle(item),
        from,
        to,
        reason,
        at,
      })),
    decisions: !isOpen
      ? []
      : panel.meeting.decisionsOn(candidate.id).map((decision) => ({
          call: decision.call,
          at: decision.at,
          writtenBy: called.byName(decision.by),
          rationale: decision.rationale,
          composite: decision.composite,
          against: decision.against.map(({ what, reason }) => ({ what, reason })),
          dissent: decision.dissent.map(({ panelist, note }) => ({
            panelist: called.label(panelist),
            note,
          })),
        })),
    meeting: meetingOn({ panel, candidate }, called.label, itemTitle),
    exceptions: [
      ...panel.waivers
        .filter((waiver) => waiver.candidate === candidate.id)
        .map(({ author, round, reason }) => ({
          panelist: called.label(author),
          what: `The panel went on without their card in ${roundTitle(round)}`,
          reason,
        })),
      ...panel.recusals
        .filter((recusal) => recusal.candidate === candidate.id)
        .map((recusal) => ({
          panelist: called.label(recusal.author),
          what: "Did not score them",
          reason: recusalInWords(recusal),
        })),
    ],
    openedFor: panel.opened
      .filter((opened) => opened.candidate === candidate.id)
      .map(({ panelist, at }) => ({ panelist: called.label(panelist), at })),
    course: !isOpen ? [] : courseInWords(panel.plan, candidate.id),
    foreign: !isOpen
      ? []
      : held.foreign.map((row) => ({
          system: systemNames[row.source],
          panelist: withNames ? row.panelist : "",
          round: row.round,
          submittedAt: row.submittedAt,
          recommendation: row.recommendation,
          ratings: row.ratings.map(({ title, original, note }) => ({ title, original, note })),
          answers: row.answers.map(({ question, answer }) => ({ question, answer })),
          takeaways: row.takeaways,
        })),
    letters: held.feedback.map(({ begins, items, ends, changedAt }) => ({
      changedAt,
      text: [begins, ...items.map(({ title, text }) => `${title}\n${text}`), ends].join("\n\n"),
    })),
    privateNotes: withNotes
      ? held.notes.map(({ panelist, round, text }) => ({
          panelist: called.label(panelist),
          round: roundTitle(round),
          text,
        }))
      : [],
    panelists: withNames ? "by name" : "by letter",
    leftOut: leftOutOf({ panel, candidate, isOpen, maySee }, held, { withNotes }),
    masked: { candidates: 0, panelists: 0 },
  };
  const named = [...called.names, ...held.foreign.map(({ panelist }) => panelist)];
  return masked(
    pack,
    candidate,
    held.otherCandidates,
    withNames ? [] : named.filter((name) => name !== ""),
  );
}

function meetingOn(
  { panel, candidate }: { panel: Panel; candidate: PanelCandidate },
  label: (panelist: PanelistId) => string,
  itemTitle: (id: ItemId) => string,
): AccessPack["meeting"] {
  const { isMarked } = panel.meeting;
  const kit = panel.opening.kit;
  return (panel.kit?.items ?? []).flatMap(({ id: item }) => {
    const place = { candidate: candidate.id, item, kit };
    const marked = (["reviewed", "shown"] as const).filter((what) =>
      isMarked({ ...place, what, panelist: null }),
    );
    const heard = panel.members.filter(({ id }) =>
      isMarked({ ...place, what: "heard", panelist: id }),
    );
    return [
      ...marked.map((what) => ({
        item: itemTitle(item),
        what: what === "reviewed" ? "reviewed" : "new scores shown",
        panelist: "",
      })),
      ...heard.map(({ id }) => ({ item: itemTitle(item), what: "heard", panelist: label(id) })),
    ];
  });
}

/** Nobody else’s name goes out with it, as far as it can be found; how often is counted. */
function masked(
  pack: AccessPack,
  { name }: PanelCandidate,
  others: readonly string[],
  panelists: readonly string[],
): AccessPack {
  const one = withoutNames(pack, others, {
    instead: "[another candidate]",
    but: [name, ...panelists],
  });
  const two = withoutNames(one.value, panelists, { instead: "[a panelist]", but: [name] });
  return { ...two.value, masked: { candidates: one.found, panelists: two.found } };
}
