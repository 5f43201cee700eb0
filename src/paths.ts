import type { CandidateId, KitId, OpeningId, RoundId } from "#domain/id.ts";

/** Every address of the app. The patterns are the router's; the builders make links. */
export const patterns = {
  home: "/",
  receive: "/receive",
  join: "/join",
  room: "/room",
  newOpening: "/openings/new",
  opening: "/openings/:opening",
  editOpening: "/openings/:opening/edit",
  importCandidates: "/openings/:opening/candidates/import",
  score: "/openings/:opening/score/:candidate/:round",
  brief: "/openings/:opening/brief/:candidate/:round",
  calibrate: "/openings/:opening/calibrate/:candidate?",
  panel: "/openings/:opening/panel",
  record: "/openings/:opening/record/:candidate?",
  feedback: "/openings/:opening/record/:candidate/feedback",
  playbook: "/openings/:opening/playbook",
  /** The ways to export are below it. */
  invite: "/openings/:opening/share/invite",
  joined: "/openings/:opening/joined",
  practice: "/openings/:opening/practice/:case?",
  kits: "/kits",
  kitFromTable: "/kits/from-table",
  kitDraft: "/kits/drafts/:draft",
  kitChanges: "/kits/:newer/changes/:older",
  kit: "/kits/:kit",
  kitPractice: "/kits/:kit/practice/:case?",
  settings: "/settings",
  due: "/due",
  howThisDecides: "/how-this-decides",
  held: "/openings/:opening/held/:candidate",
  howThisDecidesIn: "/openings/:opening/how-this-decides",
} as const;

/** How cards and people come and go. */
export const sharePlaces = /^\/openings\/[^/]+\/share(?:\/(?:invite|export|print|import))?$/;

/** The places of the calibration: the meeting on a candidate, the panel, the record. */
export const calibratePlaces = /^\/openings\/[^/]+\/(?:calibrate|panel|record)(?:\/|$)/;

export const paths = {
  home: () => "/",
  /** With the quick start open on this kit. */
  scoreOn: (kit: KitId) => `/?kit=${kit}`,
  receive: () => "/receive",
  /** The same page, with the system's file picker already open. */
  pickFiles: () => "/receive?pick",
  newOpening: (kit?: KitId) => `/openings/new${kit === undefined ? "" : `?kit=${kit}`}`,
  opening: (opening: OpeningId) => `/openings/${opening}`,
  editOpening: (opening: OpeningId) => `/openings/${opening}/edit`,
  importCandidates: (opening: OpeningId) => `/openings/${opening}/candidates/import`,
  score: (opening: OpeningId, candidate: CandidateId, round: RoundId) =>
    `/openings/${opening}/score/${candidate}/${round}`,
  brief: (opening: OpeningId, candidate: CandidateId, round: RoundId) =>
    `/openings/${opening}/brief/${candidate}/${round}`,
  calibrate: (opening: OpeningId, candidate?: CandidateId) =>
    candidate === undefined
      ? `/openings/${opening}/calibrate`
      : `/openings/${opening}/calibrate/${candidate}`,
  panel: (opening: OpeningId) => `/openings/${opening}/panel`,
  record: (opening: OpeningId, candidate?: CandidateId) =>
    candidate === undefined
      ? `/openings/${opening}/record`
      : `/openings/${opening}/record/${candidate}`,
  feedback: (opening: OpeningId, candidate: CandidateId) =>
    `${paths.record(opening, candidate)}/feedback`,
  playbook: (opening: OpeningId) => `/openings/${opening}/playbook`,
  share: (opening: OpeningId) => `/openings/${opening}/share`,
  invite: (opening: OpeningId) => `/openings/${opening}/share/invite`,
  joined: (opening: OpeningId) => `/openings/${opening}/joined`,
  /** Everything is behind the mark, which a browser sends to nobody. */
  join: (invitation: string) => `/join#i=${invitation}`,
  /** Where an organiser link leads; what it holds is behind the mark as well. */
  room: () => "/room",
  practice: (opening: OpeningId, name?: string) =>
    `/openings/${opening}/practice${name === undefined ? "" : `/${name}`}`,
  kits: () => "/kits",
  kitFromTable: () => "/kits/from-table",
  kitDraft: (draft: string) => `/kits/drafts/${draft}`,
  kitChanges: (newer: KitId, older: KitId) => `/kits/${newer}/changes/${older}`,
  kit: (kit: KitId) => `/kits/${kit}`,
  kitPractice: (kit: KitId, name?: string) =>
    `/kits/${kit}/practice${name === undefined ? "" : `/${name}`}`,
  settings: () => "/settings",
  /** Whose time of keeping is over. */
  due: () => "/due",
  howThisDecides: () => "/how-this-decides",
  /** Everything held on a candidate, and what they can ask for. */
  held: (opening: OpeningId, candidate: CandidateId) => `/openings/${opening}/held/${candidate}`,
  howThisDecidesIn: (opening: OpeningId) => `/openings/${opening}/how-this-decides`,
} as const;
