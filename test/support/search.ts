import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { PanelistId, type CardId, type OpeningId } from "#domain/id.ts";
import { seesAll } from "#domain/records/travel.ts";
import { noteEvidence, recommend, scoreItem } from "#domain/scoring/scoring.ts";
import { acceptFiles } from "#exchange/acceptFiles.ts";
import { exportPacket } from "#exchange/exports.ts";
import { join, readLink } from "#exchange/invitations.ts";
import { invitationFor } from "#exchange/invite.ts";
import { previewFiles } from "#exchange/previewFiles.ts";
import { addCandidates } from "#storage/candidates.ts";
import { changeDraft } from "#storage/drafts.ts";
import { submit } from "#storage/submitting.ts";
import { foundOpening } from "#storage/founding.ts";
import { addBuiltInKit } from "#storage/kits.ts";
import { addPanelists } from "#storage/openings.ts";
import { findPanel } from "#storage/panels.ts";
import { addPerson } from "#storage/people.ts";
import { saying } from "./devices.ts";

export type Search = {
  opening: OpeningId;
  ids: (name: string) => PanelistId;
  /** What stands behind the mark of each one's link. */
  links: ReadonlyMap<string, string>;
};

/** A sealed opening of one round on this device, founded and led by the first of these. */
export async function aSearch(names: readonly string[]): Promise<Search> {
  const [lead = "Maya", ...others] = names;
  const people = [await addPerson(lead), ...(await addPanelists([...others]))];
  const known = new Map(names.map((name, index) => [name, PanelistId.parse(people[index])]));
  const kit = await addBuiltInKit(mlEngineer);
  const rounds = mlEngineer.rounds.slice(0, 1);
  const panel = [...known].map(([name, panelist], index) => ({
    panelist,
    name,
    role: index === 0 ? ("lead" as const) : ("interviewer" as const),
    rounds: rounds.map(({ id }) => id),
  }));
  const title = "ML Engineer, Search";
  const ids = (name: string) => PanelistId.parse(known.get(name));
  const body = { title, kit, rounds, panel, startedOn: "2026-11-22", dueHours: 24, sample: false };
  const opening = await foundOpening(body, ids(lead), { sealed: true });
  if (opening === null) throw new Error("This Node cannot sign.");
  await addCandidates(opening, ["Amara Osei"]);
  const links = new Map<string, string>();
  for (const name of others)
    links.set(name, (await invitationFor(opening, ids(name)))?.link.text ?? "");
  return { opening, ids, links };
}

export async function joinBy(text: string): Promise<OpeningId> {
  const read = await readLink(`#i=${text}`);
  if (!read.ok) throw new Error(read.problem);
  const joined = await join(read);
  if (!joined.ok) throw new Error(joined.problem);
  return joined.opening;
}

export async function openFile(text: string): Promise<void> {
  const preview = await previewFiles([new File([text], "panel.json")]);
  await acceptFiles(preview.id, saying({}));
}

export async function everythingIn(opening: OpeningId): Promise<string> {
  return (await exportPacket({ what: "opening", opening }, seesAll)).file.text;
}

/**
 * Scores the first candidate in the first round, all at one level, and hands the card in; `evidence`
 * stands on every item.
 */
export async function scoreFirst(
  opening: OpeningId,
  panelist: PanelistId,
  level: 1 | 2 | 3 | 4 | 5,
  evidence = "",
): Promise<CardId> {
  const panel = await findPanel(opening);
  const [candidate] = panel?.candidates ?? [];
  const round = panel?.rounds[0];
  if (panel === null || candidate === undefined || round === undefined) throw new Error("none");
  const place = { panelist, opening, candidate: candidate.id, round: round.id };
  const frame = { ...place, kit: panel.opening.kit };
  for (const item of round.items)
    await changeDraft(frame, (draft, now) =>
      noteEvidence(scoreItem(draft, item, level), item, evidence, now),
    );
  await changeDraft(frame, (draft) => recommend(draft, "yes"));
  const card = await submit(place, round.items);
  if (card === null) throw new Error("Something is missing from the card.");
  return card;
}

/** What people do with a search, each on the device of their name; `at` goes to it. */
export function someJoined(at: (device: string) => Promise<void>) {
  /** What is at hand is opened on the device whose turn it is, and all of its own goes on. */
  const meet = async ({ opening }: Pick<Search, "opening">, travelling: string) => {
    if (travelling !== "") await openFile(travelling);
    return everythingIn(opening);
  };
  return {
    meet,
    /** A search whose people have all joined, but for some, and know of each other. */
    joined: async (names: readonly string[], absent: readonly string[] = []) => {
      await at("Maya");
      const search = await aSearch(names);
      const others = names.slice(1).filter((name) => !absent.includes(name));
      let travelling = "";
      for (const name of others) {
        await at(name);
        await joinBy(search.links.get(name) ?? "");
        travelling = await meet(search, travelling);
      }
      for (const name of ["Maya", ...others]) {
        await at(name);
        travelling = await meet(search, travelling);
      }
      return { ...search, travelling };
    },
    /** Each in turn opens what is at hand, hands in a card of theirs, and passes all on. */
    handIn: async (search: Joined, names: readonly string[]) => {
      let { travelling } = search;
      for (const name of names) {
        await at(name);
        if (travelling !== "") await openFile(travelling);
        await scoreFirst(search.opening, search.ids(name), 4);
        travelling = await everythingIn(search.opening);
      }
      return travelling;
    },
  };
}
export type Joined = Search & { travelling: string };
