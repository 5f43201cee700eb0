import { beforeEach, describe, expect, test } from "vitest";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { seesAll } from "#domain/records/travel.ts";
import { exportBackup, exportPacket } from "#exchange/exports.ts";
import { accept, openFiles } from "#exchange/incoming.ts";
import { invitationFor } from "#exchange/invite.ts";
import { addToRoster, saveCandidate } from "#storage/roster.ts";
import { db } from "#storage/database.ts";
import { eraseCandidates } from "#storage/erase.ts";
import { foundOpening } from "#storage/founding.ts";
import { addBuiltInKit } from "#storage/kits.ts";
import { addPanelists } from "#storage/openings.ts";
import { findPanel } from "#storage/panels.ts";
import { addPerson } from "#storage/people.ts";
import { listPrivateNames } from "#storage/privateNames.ts";
import { deviceWith, everythingStored } from "#test/devices.ts";

beforeEach(() => deviceWith());

async function search() {
  const maya = await addPerson("Maya Okafor");
  const [priya] = await addPanelists(["Priya Nair"]);
  if (priya === undefined) throw new Error("Nobody was added.");
  const kit = await addBuiltInKit(mlEngineer);
  const rounds = mlEngineer.rounds.slice(0, 1);
  const ids = rounds.map(({ id }) => id);
  const opening = await foundOpening(
    {
      title: "Search by number",
      kit,
      rounds,
      panel: [
        { panelist: maya, name: "Maya Okafor", role: "lead", rounds: ids },
        { panelist: priya, name: "Priya Nair", role: "interviewer", rounds: ids },
      ],
      startedOn: "2026-11-22",
      dueHours: 24,
      sample: false,
      byNumber: true,
    },
    maya,
    { sealed: true },
  );
  if (opening === null) throw new Error("This Node cannot sign.");
  await addToRoster(opening, ["Amara Osei", "Wei Lindqvist"]);
  const panel = async () => {
    const found = await findPanel(opening);
    if (found === null) throw new Error("It is gone.");
    return found;
  };
  return { opening, priya, panel };
}
const tellsAName = /Amara|Osei|Wei|Lindqvist/;

describe("where candidates go by number", () => {
  test("nothing that travels holds a name, and nothing stored but the one private place", async () => {
    const { opening, priya, panel } = await search();
    const { candidates, sealing } = await panel();
    expect(sealing).not.toBeNull();
    expect(candidates.map(({ name }) => name)).toEqual(["Candidate 1", "Candidate 2"]);
    for (const scope of [
      { what: "opening", opening } as const,
      { what: "invitation", opening } as const,
      { what: "everything" } as const,
    ])
      expect((await exportPacket(scope, seesAll)).file.text).not.toMatch(tellsAName);
    expect(JSON.stringify(await invitationFor(opening, priya))).not.toMatch(tellsAName);
    const names = await db.device.get("candidateNames");
    await db.device.delete("candidateNames");
    expect(await everythingStored()).not.toMatch(tellsAName);
    if (names !== undefined) await db.device.put(names);
    expect(JSON.stringify(await listPrivateNames())).toMatch(tellsAName);
  });

  test("changing one keeps the number in the record and the name here", async () => {
    const { opening, panel } = await search();
    const [first] = (await panel()).candidates;
    if (first === undefined) throw new Error("Nobody.");
    const at = { interviews: { [mlEngineer.rounds[0]?.id ?? ""]: "2026-11-23T09:00:00.000Z" } };
    await saveCandidate(first.id, { opening, name: "Amara Osei-Mensah", ...at });
    expect((await panel()).candidates[0]).toMatchObject({ name: "Candidate 1", ...at });
    expect((await exportPacket({ what: "everything" }, seesAll)).file.text).not.toMatch(tellsAName);
    expect((await listPrivateNames()).map(({ name }) => name)).toContain("Amara Osei-Mensah");
  });

  test("one’s own backup brings names back", async () => {
    await search();
    const { file } = await exportBackup();
    expect(file.text).toMatch(tellsAName);
    await deviceWith();
    await accept(await openFiles([new File([file.text], "backup.json")]));
    expect((await listPrivateNames()).map(({ name }) => name).toSorted()).toEqual([
      "Amara Osei",
      "Wei Lindqvist",
    ]);
  });

  test("erasing takes the name along", async () => {
    const { panel } = await search();
    const [, second] = (await panel()).candidates;
    if (second === undefined) throw new Error("Nobody.");
    await eraseCandidates(await panel(), [second.id]);
    expect(await everythingStored()).not.toMatch(/Wei|Lindqvist/);
    expect(await everythingStored()).toMatch(/Amara/);
  });

  test("an erased one’s number is given to nobody else", async () => {
    const { opening, panel } = await search();
    const [, second] = (await panel()).candidates;
    if (second === undefined) throw new Error("Nobody.");
    await eraseCandidates(await panel(), [second.id]);
    await addToRoster(opening, ["Noor Said", "Li Na"]);
    expect((await panel()).candidates.map(({ name }) => name)).toEqual([
      "Candidate 1",
      "Candidate 3",
      "Candidate 4",
    ]);
  });
});
