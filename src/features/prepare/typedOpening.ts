import { ItemId, PanelistId, RoundId } from "#domain/id.ts";
import type { Round } from "#domain/kit/kit.ts";
import type { Opening } from "#domain/records/opening.ts";
import { addPanelists } from "#storage/openings.ts";
import { renamePerson } from "#storage/people.ts";
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
