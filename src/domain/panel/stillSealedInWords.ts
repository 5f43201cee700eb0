import type { PanelistId } from "#domain/id.ts";
import { listOf, spelled } from "#domain/plural.ts";
import type { SealedCard } from "#domain/seats/sealing.ts";
import type { Panel } from "./panel.ts";
import type { RosterPlace } from "./panelCards.ts";
import type { HeldCard, WhyNot } from "./stillSealed.ts";

const whyNot = {
  "two people": "with only two people on the panel, nobody else can keep parts of it",
  "coordinator came later":
    "there was no coordinator by then, or none who had joined as far as that device knew",
  "coordinator's does not fit": "the coordinator’s part does not fit",
  "too few had joined": "too few of the others had joined by then to keep parts of it",
  "too few parts fit": "too few of the others have a part of it that fits",
} as const satisfies Record<WhyNot, string>;

/** What it takes until a sealed candidate opens, by the parts that were given away. */
export function enoughInWords({ sealing }: Panel): string {
  const on = sealing?.candidates().flatMap((candidate) => sealing.on(candidate).cards) ?? [];
  const thresholds = on.flatMap(({ parts }) => parts?.threshold ?? []);
  const who =
    thresholds.length < on.length
      ? "whoever handed one in has"
      : `${spelled(Math.max(...thresholds))} of you have`;
  return `A candidate opens when all cards are in and ${who} opened Needle since then.`;
}

/** What opens the cards still held on a candidate: a sentence each, or one for many alike. */
export function heldInWords(panel: Panel, held: readonly HeldCard[]): string[] {
  const authors = [...new Set(held.map(({ author }) => author))];
  const isByParts = held.every(({ others }) => others.can === "open it" && others.more > 0);
  const [first] = held;
  const coordinator = held.every((card) => card.coordinator === first?.coordinator)
    ? (first?.coordinator ?? null)
    : null;
  if (authors.length > 2 && (isByParts || coordinator !== null)) {
    const names = listOf(authors.map((author) => calledIn(panel, author)));
    const ways = [
      ...(coordinator === null ? [] : [`or ${whoCoordinates(panel, coordinator)}, `]),
      ...(isByParts ? ["or enough of the others, "] : []),
    ].join("");
    return [
      `The cards of ${names} are still closed. Each opens once its author, ${ways}${isByParts ? "have" : "has"} opened Needle with what came in since.`,
    ];
  }
  return [...new Set(held.map((card) => opensInWords(panel, card)))];
}

function opensInWords(panel: Panel, { author, others, coordinator }: HeldCard): string {
  const name = calledIn(panel, author);
  const orWhoCoordinates = coordinator === null ? "" : ` or ${whoCoordinates(panel, coordinator)},`;
  if (others.can === "not")
    return coordinator === null
      ? `Only ${name} can open the card they handed in: ${whyNot[others.why]}.`
      : `The card of ${name} opens once ${name},${orWhoCoordinates} has opened Needle with what came in since.`;
  if (others.more === 0)
    return `Enough of you have opened Needle for the card of ${name}. If it stays closed, its parts do not fit together, and only ${name} can open it.`;
  const some = someOf(
    others,
    others.of.map((holder) => calledIn(panel, holder)),
  );
  return `The card of ${name} opens once ${name},${orWhoCoordinates} or ${some}, ${others.more === 1 ? "has" : "have"} opened Needle with what came in since.`;
}

function whoCoordinates(panel: Panel, panelist: PanelistId): string {
  return `${calledIn(panel, panelist)}, who coordinates`;
}

/** `Priya`, `both Priya and Lin`, `one more of Priya and Lin`. */
function someOf({ here, more }: { here: number; more: number }, names: readonly string[]): string {
  if (names.length === more && more > 1)
    return `${more === 2 ? "both" : "all of"} ${listOf(names)}`;
  if (names.length === more) return listOf(names);
  return `${spelled(more)}${here > 0 ? " more" : ""} of ${listOf(names)}`;
}

/**
 * What is to be seen of the parts of a card: false ones, and while others' cards are still out those
 * that were published. Whether that was too early nobody can tell from here: what their holder was
 * waiting for may have come to them first.
 */
export function partsInWords(panel: Panel, place: RosterPlace): string[] {
  const on = panel.sealing?.on(place.candidate);
  const name = calledIn(panel, place.author);
  const cards = (on?.cards ?? []).filter(
    ({ record }) => record.author === place.author && record.body.round === place.round,
  );
  const said = cards.flatMap(({ key, parts, whole }) => [
    ...(parts?.bad ?? []).map(
      (holder) =>
        `The part of the card of ${name} that ${calledIn(panel, holder)} opened did not fit.`,
    ),
    ...(on?.missing.length === 0 || key !== null ? [] : (parts?.here ?? [])).map(
      ({ holder }) => `${calledIn(panel, holder)} has opened a part of it.`,
    ),
    ...wholeInWords(panel, whole, { name, isEarly: on?.missing.length !== 0 && key === null }),
  ]);
  return [...new Set(said)];
}

function wholeInWords(
  panel: Panel,
  whole: SealedCard["whole"],
  { name, isEarly }: { name: string; isEarly: boolean },
): string[] {
  if (whole === null || whole.said === "nothing") return [];
  const who = whoCoordinates(panel, whole.holder);
  if (whole.said === "something else")
    return [`What ${who}, published of the card of ${name} did not fit.`];
  return isEarly ? [`${who}, has published what opens it.`] : [];
}

function calledIn({ members, gone }: Panel, panelist: PanelistId): string {
  return [...members, ...gone].find(({ id }) => id === panelist)?.name ?? "somebody who left";
}
