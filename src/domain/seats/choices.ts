import { compareVersions } from "#domain/clock.ts";
import { groupBy } from "#domain/groupBy.ts";
import type { CandidateId, CardId, ItemId, KitId, PanelistId } from "#domain/id.ts";
import { type Commitment, commitmentOf } from "#domain/records/choice.ts";
import { resolveSameness } from "#domain/records/links.ts";
import {
  type Author,
  liveOf,
  type ReratingRecord,
  type SharedRecord,
} from "#domain/records/record.ts";
import type { ChoiceRecord, PanelRecord, ShownRecord } from "#domain/records/signedRecords.ts";

/** What a panel re-rates together. */
export type ItemPlace = { candidate: CandidateId; kit: KitId; item: ItemId };

/** The new score somebody chose for a card last, as far as it cannot be read. */
type UnreadChoice = {
  author: PanelistId;
  /** Nobody can read it before the panel shows the new scores. */
  state:
    | "hidden"
    /** It was shown, and its author has not told it: away, or not asked by a lead. */
    | "on its way"
    /** It had not reached whoever showed the new scores: it does not count. */
    | "missed";
};

/** Where re-ratings stand whose cards travel sealed, read from the rows that are shown. */
export type SealedChoices = {
  /** In which round one chooses now: 1 until new scores were shown once. */
  roundOf: (place: ItemPlace) => number;
  /** `null` where nothing was chosen for the card, or all that was can be read. */
  unreadOf: (place: ItemPlace, card: CardId) => UnreadChoice | null;
  /** Whether a re-rating was chosen before any was shown: the others count for nobody. */
  counts: (rerating: Pick<ReratingRecord, "author" | "body">) => boolean;
  /** What is shown by showing the new scores now. */
  toShow: (place: ItemPlace) => Commitment[];
  /**
   * Whether its author's device is to tell what was chosen. Of themselves devices heed a lead, and
   * whoever sits at them (`agreed`: said yes to somebody else's showing it).
   */
  isDue: (rerating: Pick<ReratingRecord, "author" | "body">, agreed: boolean) => boolean;
  /** Who showed new scores, in the order of the rounds. */
  shownOn: (place: ItemPlace) => ShownRecord[];
};

/**
 * A round is over once anybody of the panel has shown it. What it showed is what every lead who
 * showed it lists, and where no lead did, everybody who did: so a choice made after others were told
 * is missing from the list that opened those, for everybody and for ever, and a word said afterwards
 * by somebody who does not lead changes nothing.
 */
export function sealedChoicesOf(
  rows: readonly SharedRecord[],
  revisions: Iterable<PanelRecord>,
): SealedChoices {
  const leads = leadsIn(revisions);
  const shown = liveOf(rows, "shown").toSorted((a, b) => compareVersions(a.version, b.version));
  const rounds = groupBy(shown, ({ body }) => roundKey(body));
  const told = new Set(
    liveOf(rows, "rerating").flatMap(({ author, body }) =>
      body.sealed === undefined ? [] : commitmentOf(author, body),
    ),
  );
  const cards = new Map(liveOf(rows, "sealed").map(({ id, body }) => [id, body]));
  const resolve = resolveSameness(liveOf(rows, "sameness").map(({ body }) => body));
  const choices = groupBy(liveOf(rows, "choice"), ({ body }) => placeKey(body));

  const roundOf = (place: ItemPlace) => {
    let round = 1;
    while (rounds.has(roundKey({ ...place, round }))) round += 1;
    return round;
  };
  const heededIn = (place: RoundPlace): readonly ShownRecord[] => {
    const all = rounds.get(roundKey(place)) ?? [];
    const byLeads = all.filter(({ author }) => leads.has(author));
    return byLeads.length > 0 ? byLeads : all;
  };
  const wasInTime = (place: RoundPlace, commitment: Commitment) => {
    const heeded = heededIn(place);
    return heeded.length > 0 && heeded.every(({ body }) => body.saw.includes(commitment));
  };
  // Elsewhere somebody could show a round of their own that nobody else is in.
  const isOfItsCard = ({ card, candidate }: ReratingRecord["body"], kit: KitId) => {
    const sealed = cards.get(card);
    return (
      sealed === undefined ||
      (sealed.kit === kit && resolve(sealed.candidate) === resolve(candidate))
    );
  };
  const standingIn = (place: RoundPlace) => {
    const now = choices.get(placeKey(place)) ?? [];
    const ofRound = now.filter(({ body }) => body.round === place.round);
    return new Map(ofRound.toSorted(ownLast).map((choice) => [choice.body.card, choice]));
  };
  return {
    roundOf,
    unreadOf: (place, card) => {
      const round = roundOf(place);
      const now = standingIn({ ...place, round }).get(card);
      if (now !== undefined) return { author: now.author, state: "hidden" };
      const before = { ...place, round: round - 1 };
      const last = standingIn(before).get(card);
      if (last === undefined || told.has(last.body.commitment)) return null;
      const isIn = wasInTime(before, last.body.commitment);
      return { author: last.author, state: isIn ? "on its way" : "missed" };
    },
    counts: ({ author, body }) => {
      if (body.sealed === undefined || !isOfItsCard(body, body.sealed.kit)) return false;
      const place = roundPlaceOf(body, body.sealed);
      return place.round < roundOf(place) && wasInTime(place, commitmentOf(author, body));
    },
    toShow: (place) =>
      [...standingIn({ ...place, round: roundOf(place) }).values()]
        .map(({ body }) => body.commitment)
        .toSorted((a, b) => (a < b ? -1 : 1)),
    isDue: ({ author, body }, agreed) => {
      if (body.sealed === undefined) return false;
      const place = roundPlaceOf(body, body.sealed);
      const commitment = commitmentOf(author, body);
      if (!wasInTime(place, commitment) || told.has(commitment)) return false;
      return (
        agreed || heededIn(place).some((one) => leads.has(one.author) || one.author === author)
      );
    },
    shownOn: (place) =>
      Array.from({ length: roundOf(place) - 1 }, (_, index) => index + 1).flatMap(
        (round) => rounds.get(roundKey({ ...place, round })) ?? [],
      ),
  };
}

type RoundPlace = ItemPlace & { round: number };

function roundPlaceOf(
  { candidate, item }: ReratingRecord["body"],
  { kit, round }: NonNullable<ReratingRecord["body"]["sealed"]>,
): RoundPlace {
  return { candidate, item, kit, round };
}

/** As they were at any time: who leaves takes nothing back of what they said as a lead. */
function leadsIn(revisions: Iterable<PanelRecord>): Set<Author> {
  const members = [...revisions].flatMap(({ body }) => body.members);
  return new Set(members.filter(({ role }) => role === "lead").map(({ panelist }) => panelist));
}

/** One's own word about one's own card stands above what somebody entered for one; then the later. */
function ownLast(a: ChoiceRecord, b: ChoiceRecord): number {
  const isOwn = ({ author, body }: ChoiceRecord) => Number(author === body.panelist);
  return isOwn(a) - isOwn(b) || compareVersions(a.version, b.version) || (a.id < b.id ? -1 : 1);
}

function placeKey({ candidate, kit, item }: ItemPlace): string {
  return `${candidate} ${kit} ${item}`;
}

function roundKey(place: RoundPlace): string {
  return `${placeKey(place)} ${place.round}`;
}
