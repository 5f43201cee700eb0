import * as z from "zod/mini";
import { KitId, PanelId, PanelistId, RoundId } from "#domain/id.ts";
import { Round, type Kit } from "#domain/kit/kit.ts";
import { SignKey } from "#domain/keys.ts";
import { Day, Instant, Line, Name } from "#domain/text.ts";
import { Hold, Retention } from "./keeping.ts";

export const roles = ["lead", "interviewer", "hiring manager", "shadow", "coordinator"] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Whose cards are waited for and count: a shadow’s are for practice, a coordinator writes none. */
export function isScoring(role: Role): boolean {
  return role !== "shadow" && role !== "coordinator";
}

/** A panelist's part in one opening: the rounds in which a card is expected of them. */
export const Member = z.strictObject({
  panelist: PanelistId,
  role: Role,
  rounds: z.array(RoundId),
  /**
   * When they left the panel. They stay listed: what was closed to them stays closed, and a card of
   * theirs stays whose it is.
   */
  left: z.optional(Instant),
  /** Of a signed opening, as the panel's revisions say: nobody else can give them another. */
  name: z.optional(Name),
});
export type Member = z.infer<typeof Member>;

/** What a signed opening's id is made of. */
export const Founded = z.strictObject({
  founder: SignKey,
  nonce: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
});
export type Founded = z.infer<typeof Founded>;

/** One search: a kit version, rounds, a panel. Candidates point at it. */
export const Opening = z.strictObject({
  title: Line,
  kit: KitId,
  rounds: z.array(Round).check(z.minLength(1), z.maxLength(20)),
  panel: z.array(Member).check(z.maxLength(200)),
  startedOn: Day,
  /** Hours after an interview within which its card is due. */
  dueHours: z.int().check(z.positive(), z.maximum(720)),
  /** Made-up data to look around in; marked wherever it shows. */
  sample: z.boolean(),
  /** Its candidates go by number, and no name of theirs is in what travels. */
  byNumber: z.optional(z.literal(true)),
  retention: z.optional(Retention),
  hold: z.optional(Hold),
  /** Of a signed opening: what its id is made of. Its panel stands in revisions of its own. */
  founded: z.optional(Founded),
  /** Of a signed opening, as the panel's revisions say: cards travel sealed until all are in. */
  sealed: z.optional(z.literal(true)),
  /** Likewise: every card any of them ever expected, and all that are here, counted or not. */
  needs: z.optional(
    z.strictObject({
      places: z.array(z.strictObject({ panelist: PanelistId, round: RoundId })),
      arrived: z.array(PanelId),
    }),
  ),
});
export type Opening = z.infer<typeof Opening>;

/** The playbook's target: a card within a day of the interview. */
export const usualDueHours = 24;

/** The single round of a quick start: one interview that looks at every item of the kit. */
export function wholeKitRound(kit: Kit): Round {
  return {
    id: RoundId.parse("interview"),
    title: "Interview",
    purpose: "One conversation that looks at every item of the kit.",
    minutes: 60,
    items: kit.items.map((item) => item.id),
    paired: false,
  };
}

export function roundOf(opening: Opening, id: RoundId): Round | undefined {
  return opening.rounds.find((round) => round.id === id);
}

export function memberOf(opening: Opening, panelist: PanelistId): Member | undefined {
  return opening.panel.find((member) => member.panelist === panelist);
}

/** Whoever coordinates, and never was expected to score, hands in nothing that counts. */
export function onlyCoordinates(opening: Opening, panelist: PanelistId): boolean {
  return (
    memberOf(opening, panelist)?.role === "coordinator" &&
    opening.needs?.places.some((place) => place.panelist === panelist) !== true
  );
}

/** A panelist who would be expected in fewer rounds than they were. */
export type LessExpected = { panelist: PanelistId; rounds: RoundId[] };

/** Who would be expected in fewer rounds by the one than by the other. */
export function lessExpected(before: Opening, after: Opening): LessExpected[] {
  const then = new Map(after.panel.map((member) => [member.panelist, member]));
  return before.panel.flatMap((member) => {
    const still = new Set(expectedOf(then.get(member.panelist)));
    const rounds = expectedOf(member).filter((round) => !still.has(round));
    return rounds.length === 0 ? [] : { panelist: member.panelist, rounds };
  });
}

/** A shadow or a coordinator is never waited for, nor is somebody who left. */
export function expectedOf(member: Member | undefined): RoundId[] {
  return member === undefined || !isScoring(member.role) || member.left !== undefined
    ? []
    : member.rounds;
}
