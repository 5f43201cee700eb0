import { isSignedOpening, type OpeningId } from "#domain/id.ts";
import { sameName } from "#domain/sameName.ts";
import { db } from "./database.ts";
import { joinPanel, openingTables } from "./openings.ts";
import { findPanel } from "./panels.ts";
import { addPerson, becomeNamed, becomePerson } from "./people.ts";
import { isOfSample, samplePrefix } from "./sample.ts";

export type JoinedByName = "joined" | "several have that name";

/**
 * Lets whoever gives their name score here, on this opening's panel: the one of that name on it, or
 * somebody new to it. All of it or nothing. In a signed opening a seat is taken by an invitation,
 * so there it only says who is at the device.
 */
export function joinByName(opening: OpeningId, name: string): Promise<JoinedByName> {
  return db.transaction("rw", [...openingTables, db.people], async (): Promise<JoinedByName> => {
    const panel = isSignedOpening(opening) ? null : await findPanel(opening);
    if (panel === null) {
      await addPerson(name);
      return "joined";
    }
    const named = [...panel.members, ...panel.gone].filter((one) => sameName(one.name, name));
    if (named.length > 1) return "several have that name";
    const [known] = named;
    if (known !== undefined) await becomePerson(known.id);
    const inSample = isOfSample(opening);
    const me =
      known?.id ?? (inSample ? await addPerson(name, samplePrefix) : await becomeNamed(name));
    const isOn = panel.members.some(({ id, left }) => id === panel.resolve(me) && !left);
    const rounds = panel.rounds.map(({ id }) => id);
    if (!isOn) await joinPanel(panel, me, rounds);
    return "joined";
  });
}
