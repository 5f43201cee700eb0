import type { PanelistId } from "#domain/id.ts";
import { plural } from "#domain/plural.ts";
import { wellFormed } from "#domain/text.ts";
import type { PanelMember } from "./members.ts";
import type { Panel } from "./panel.ts";
import type { RosterPlace } from "./panelCards.ts";
import type { NextLine } from "./whatIsNext.ts";

/** What one panelist is to be asked for: cards, each with its candidate and round in words. */
export type Asking = {
  member: PanelMember;
  cards: { place: RosterPlace; candidate: string; round: string }[];
};

/** Everybody who may be asked for a card on one of these, whoever owes most first. */
export function askingsIn(panel: Panel, lines: readonly NextLine[]): Asking[] {
  const askings = new Map<PanelistId, Asking>();
  const titles = new Map(panel.rounds.map(({ id, title }) => [id, title]));
  for (const { candidate, next } of lines)
    for (const { member, round } of next.what === "ask" ? next.owed : []) {
      const asking = askings.get(member.id) ?? { member, cards: [] };
      askings.set(member.id, asking);
      asking.cards.push({
        place: { author: member.id, candidate: candidate.id, round },
        candidate: candidate.name,
        round: titles.get(round) ?? "",
      });
    }
  return [...askings.values()].toSorted((a, b) => b.cards.length - a.cards.length);
}

/** Some mail programs and systems cut an address that is longer, or open nothing. */
export const mostMailto = 2_000;

/** A message in its parts, and the address that opens it in a mail program, never too long for one. */
export type Message = { subject: string; body: string; mailto: string };

/**
 * What a lead sends to one panelist: which cards, where they are written, and nothing of anybody’s
 * view. Where a mail program would not take all of it, the names it lists are fewer.
 */
export function askingMessage(
  { member, cards }: Asking,
  { title, link }: { title: string; link: string },
): Message {
  const whole = written({ member: member.name, title, cards, listed: cards.length, link });
  // A line takes 16 places of an address before any name is in it.
  const most = Math.min(cards.length, Math.floor(mostMailto / 16));
  for (let listed = most; listed >= 0; listed -= 1) {
    const mailto = mailtoOf(written({ member: member.name, title, cards, listed, link }));
    if (mailto.length <= mostMailto) return { ...whole, mailto };
  }
  // Names can be long, and in other scripts each letter takes nine places of an address.
  const bare = written({ member: "", title: "", cards, listed: 0, link });
  return { ...whole, mailto: mailtoOf(bare) };
}

type Wording = {
  member: string;
  title: string;
  cards: Asking["cards"];
  /** How many are named. */
  listed: number;
  link: string;
};

function written({ member, title, cards, listed, link }: Wording) {
  const lines = cards.slice(0, listed).map(({ candidate, round }) => `- ${candidate}, ${round}`);
  const more = cards.length - listed;
  if (more > 0 && listed > 0) lines.push(`- and ${more} more`);
  const count = plural(cards.length, "scorecard");
  const search = title === "" ? "" : ` for ${title}`;
  return {
    subject: `${count} to write${search}`,
    body: [
      ...(member === "" ? [] : [`Hello ${member},`, ""]),
      `Your ${cards.length === 1 ? "scorecard" : count}${search} ${cards.length === 1 ? "is" : "are"} still missing${lines.length === 0 ? "." : ":"}`,
      ...(lines.length === 0 ? [] : ["", ...lines]),
      "",
      link,
      "",
      "The panel meets once every card is in. Please write only what you saw and heard yourself.",
    ].join("\n"),
  };
}

function mailtoOf({ subject, body }: Pick<Message, "subject" | "body">): string {
  const encoded = (text: string) => encodeURIComponent(wellFormed(text));
  // RFC 6068 wants lines ended by both.
  return `mailto:?subject=${encoded(subject)}&body=${encoded(body.replaceAll("\n", "\r\n"))}`;
}
