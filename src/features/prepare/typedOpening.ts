import { ItemId, PanelistId, RoundId } from "#domain/id.ts";
import type { Kit, Round } from "#domain/kit/kit.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { usualDueHours, type Opening } from "#domain/records/opening.ts";
import { addPanelists } from "#storage/openings.ts";
import { renamePerson, type Person } from "#storage/people.ts";
import { today } from "#ui/dates.ts";
import { splitNames } from "./names.ts";
import { newMember, type TypedInput, type TypedOpening } from "./openingSchema.ts";

/**
 * Stores the people a form names and gives back the opening's rounds and panel. What the form
 * does not show of a round stays as it is in `usual`.
 */
export async function settleOpening(
  typed: TypedOpening,
  usual: readonly Round[],
  names: ReadonlyMap<string, string>,
): Promise<Pick<Opening, "title" | "startedOn" | "dueHours" | "rounds" | "panel">> {
  const named = splitNames(typed.more).map((name) => newMember(name, typed.rounds));
  const members = [...typed.panel, ...named];
  const fresh = await addPanelists(
    members.filter(({ panelist }) => panelist === "").map(({ name }) => name),
  );
  const renamed = typed.panel.filter(
    ({ panelist, name }) => panelist !== "" && names.get(panelist) !== name,
  );
  await Promise.all(
    renamed.map(({ panelist, name }) => renamePerson(PanelistId.parse(panelist), name)),
  );
  const panel = members.flatMap((member) => {
    const panelist = member.panelist === "" ? fresh.shift() : PanelistId.parse(member.panelist);
    const kept = member.rounds.filter((round) => typed.rounds.some(({ id }) => id === round));
    const scoresIn = member.role === "coordinator" ? [] : kept;
    const rounds = scoresIn.map((round) => RoundId.parse(round));
    return panelist === undefined ? [] : { panelist, role: member.role, rounds, name: member.name };
  });
  const rounds = typed.rounds.map((round) => {
    const known = usual.find(({ id }) => id === round.id);
    return {
      id: round.id,
      title: round.title,
      purpose: known?.purpose ?? "",
      minutes: round.minutes,
      items: round.items.map((item) => ItemId.parse(item)),
      paired: round.paired,
      ...(Number(round.takeHome) > 0 && { takeHome: Number(round.takeHome) }),
    };
  });
  return {
    title: typed.title,
    startedOn: typed.startedOn,
    dueHours: typed.dueHours,
    rounds,
    panel,
  };
}

/** Rounds as the form shows them. */
export function typedRounds(rounds: readonly Round[]): TypedInput["rounds"] {
  return rounds.map(({ id, title, minutes, items, paired, takeHome }) => ({
    id,
    title,
    minutes,
    items: [...items],
    paired,
    takeHome: takeHome === undefined ? "" : String(takeHome),
  }));
}

/** A new opening on a kit, with nobody on its panel but whoever sets it up. */
export function blankOpening(kit: Kit, me: Person | null): TypedInput {
  const lead = newMember(me?.name ?? "", kit.rounds);
  return {
    title: "",
    startedOn: today(),
    dueHours: usualDueHours,
    rounds: typedRounds(kit.rounds),
    panel: [{ ...lead, panelist: me?.id ?? "", role: "lead" }],
    candidates: "",
    more: "",
    cards: "sealed",
    byNumber: false,
  };
}

/** With the rounds of another kit; whoever scored in any is expected in those they have not seen. */
export function onKit(typed: TypedInput, kit: Kit): TypedInput {
  const before = new Set<string>(typed.rounds.map(({ id }) => id));
  const fresh = kit.rounds.map(({ id }) => id).filter((id) => !before.has(id));
  const panel = typed.panel.map((member) => ({
    ...member,
    rounds: member.rounds.length === 0 ? [] : [...new Set([...member.rounds, ...fresh])],
  }));
  return { ...typed, rounds: typedRounds(kit.rounds), panel };
}

/** An opening as it stands, as the form shows it. */
export function typedFrom({ opening, rounds, members }: Panel): TypedInput {
  const scored = new Set(opening.needs?.places.map(({ panelist }) => panelist));
  return {
    title: opening.title,
    startedOn: opening.startedOn,
    dueHours: opening.dueHours,
    rounds: typedRounds(rounds),
    panel: members
      .filter(({ left }) => !left)
      .map(({ id, name, role, rounds: ticked }) => ({
        panelist: id,
        name,
        role,
        rounds: [...ticked],
        wasExpected: scored.has(id),
      })),
    candidates: "",
    more: "",
    cards: opening.sealed === true ? "sealed" : "open files",
    byNumber: opening.byNumber === true,
  };
}
