import { expect, test } from "vitest";
import { assemblePanel } from "#domain/panel/panel.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import { cellState, type Viewer } from "#domain/panel/roster.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { type SealedOpening, sealedOpeningOf } from "#domain/seats/sealing.ts";
import { viewOf } from "#domain/seats/view.ts";
import { kitRecord } from "#test/records.ts";
import { aPlace, aSealedCard, aSealedPanel, search } from "#test/signedPanel.ts";

test("how a candidate’s sealed cards stand is worked out once, however many squares ask", () => {
  const names = ["dana", "priya", "jonas", "lin"];
  const members = [
    aPlace("maya", { role: "lead", rounds: [], invite: null }),
    ...names.map((name) => aPlace(name)),
  ];
  const { root, panel: ground } = aSealedPanel(members, "maya");
  const cards = names.map((name) => aSealedCard(name, name, "1", { panel: root.id }));
  let times = 0;
  const openingOf = (id: typeof search, rows: readonly SharedRecord[]): SealedOpening | null => {
    const sealing = sealedOpeningOf(id, rows);
    if (sealing === null) return null;
    const on: SealedOpening["on"] = (candidate) => {
      const found = sealing.on(candidate);
      const states: typeof found.states = (unboxed) => {
        times += 1;
        return found.states(unboxed);
      };
      return { ...found, states };
    };
    return { ...sealing, on };
  };
  const { rows } = viewOf(search, [...ground, ...cards]);
  const panel = assemblePanel([kitRecord(), ...rows], search, { openingOf });
  const [candidate] = panel?.candidates ?? [];
  const [round] = panel?.rounds ?? [];
  if (panel === null || candidate === undefined || round === undefined) throw new Error("none");
  const viewer: Viewer = { me: null, drafts: [], now: 0 };
  const states = panel.members.map(
    (member) => cellState(panel, viewer, { candidate, member, round: round.id }).state,
  );
  revealOf(panel, viewer, candidate);
  expect(states.filter((state) => state === "sealed")).toHaveLength(4);
  expect(times).toBe(1);
});
