import { AnyLiveRecord } from "#domain/records/signedRecords.ts";
import { describe, expect, it } from "vitest";
import { kitId, levels } from "#domain/kit/kit.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { nudgeFor } from "#domain/scoring/nudge.ts";
import { assemblePanel, type Panel } from "#domain/panel/panel.ts";
import { faultOf } from "#domain/records/fault.ts";
import { liveOf } from "#domain/records/record.ts";
import { owedOn, type Viewer } from "#domain/panel/roster.ts";
import { agendaOf } from "#domain/meeting/agenda.ts";
import { meanOfCard } from "#domain/scoring/mean.ts";
import { lacksEvidence } from "#domain/scoring/scoring.ts";
import { ratingOf } from "#domain/scoring/draft.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { OpeningId, PanelistId } from "#domain/id.ts";
import { revealOf } from "#domain/panel/reveal.ts";

const now = "2026-11-22T21:19:00.000Z";
const records = samplePanel(now);
const cards = liveOf(records, "scorecard");
const items = mlEngineer.items.map(({ id }) => id);
const maya: Viewer = { me: PanelistId.parse("sample-maya"), drafts: [], now: Date.parse(now) };

function panelAt(when: string): Panel {
  const panel = assemblePanel(samplePanel(when), OpeningId.parse("sample-opening"));
  if (panel === null) throw new Error("The sample has no opening.");
  return panel;
}

function candidate(panel: Panel, name: string) {
  const found = panel.candidates.find((one) => one.name === name);
  if (found === undefined) throw new Error(`No ${name} in the sample.`);
  return found;
}

/** Each panelist's mean on one candidate. */
function meansOn(name: string): Map<string, number> {
  const on = cards.filter(({ body }) => body.candidate === `sample-${name}`);
  return new Map(on.map(({ author, body }) => [author, meanOfCard(body, items).mean ?? 0]));
}

describe("the sample panel", () => {
  it("is made of records anyone may receive", () => {
    for (const record of records) {
      expect(AnyLiveRecord.safeParse(record).error).toBeUndefined();
      expect(faultOf(record)).toBeNull();
    }
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  });

  it("says what it is: a sample, from the sample device, under ids of its own", () => {
    expect(liveOf(records, "opening").map(({ body }) => body.sample)).toEqual([true]);
    for (const { id, version } of records.filter(({ kind }) => kind !== "kit")) {
      expect(id).toMatch(/^sample-/);
      expect(version[2]).toBe("sample");
    }
  });

  it("is the same for the same moment, and the kit is the one Needle brings along", () => {
    expect(samplePanel(now)).toEqual(records);
    expect(liveOf(records, "kit")).toEqual([
      {
        id: kitId(mlEngineer),
        kind: "kit",
        author: "needle",
        version: [0, 0, "needle"],
        body: mlEngineer,
      },
    ]);
  });

  it("has fourteen cards, each complete and with evidence where it is asked for", () => {
    expect(cards).toHaveLength(14);
    for (const { body } of cards) {
      expect(Object.keys(body.ratings).toSorted()).toEqual(items.toSorted());
      expect(items.filter((item) => lacksEvidence(ratingOf(body, item)))).toEqual([]);
      expect(body.takeaways).not.toBe("");
    }
  });

  it("writes evidence that would need no word from the nudge, each line once", () => {
    const lines = cards.flatMap(({ body }) => items.map((item) => ratingOf(body, item).evidence));
    expect(new Set(lines).size).toBe(lines.length);
    for (const { body } of cards)
      for (const item of mlEngineer.items)
        expect(nudgeFor(ratingOf(body, item.id), item)).toBeNull();
  });

  it("tags only signals and gates the kit has, on items they belong to", () => {
    const gates = mlEngineer.gates.map(({ id }) => id);
    for (const { body } of cards) {
      expect(gates).toEqual(expect.arrayContaining(Object.keys(body.gates)));
      for (const item of items) {
        const here = mlEngineer.signals
          .filter((signal) => signal.items.includes(item))
          .map(({ id }) => id);
        expect(here).toEqual(expect.arrayContaining(ratingOf(body, item).signals));
      }
    }
  });

  it("recommends what the scores say", () => {
    for (const { body } of cards) {
      const mean = meanOfCard(body, items).mean ?? 3;
      if (mean === 3) continue; // Right on "meets", a panelist may go either way.
      expect(body.recommendation.includes("yes"), `${body.recommendation} at ${mean}`).toBe(
        mean > 3,
      );
    }
  });

  it("has a strict panelist and a lenient one, told on the same candidates", () => {
    for (const name of ["ines", "amara", "wei", "sam"])
      expect(Math.min(...meansOn(name).values())).toBe(meansOn(name).get("sample-priya"));
    const above = ["ines", "wei", "sam"].filter(
      (name) => Math.max(...meansOn(name).values()) === meansOn(name).get("sample-tom"),
    );
    expect(above).toHaveLength(3);
  });

  it("uses the whole scale, and says where something was not observed", () => {
    const given = new Set(
      cards.flatMap(({ body }) => items.map((item) => ratingOf(body, item).score)),
    );
    expect([...given]).toEqual(expect.arrayContaining([...levels, "not observed"]));
  });

  it("splits on one item: Amara's evaluation, from 2 to 5", () => {
    const panel = panelAt(now);
    const [widest] = agendaOf(panel, candidate(panel, "Amara Osei").id);
    expect(widest).toMatchObject({ item: { id: "evaluation" }, range: 3, panelists: 4 });
  });

  it.each([now, "2026-03-01T00:00:00.000Z", "2028-02-29T23:59:59.999Z"])(
    "shows the lead every state of a candidate when opened at %s",
    (when) => {
      const panel = panelAt(when);
      const viewer = { ...maya, now: Date.parse(when) };
      const reveal = (name: string) => revealOf(panel, viewer, candidate(panel, name)).state;
      expect(reveal("Ines Duarte")).toBe("open");
      expect(reveal("Amara Osei")).toBe("open");
      expect(reveal("Wei Lindqvist")).toBe("own card first");
      expect(reveal("Sam Pereira")).toBe("waiting");
      expect(reveal("Lou Bertrand")).toBe("own card first");
      expect(
        owedOn(panel, viewer, candidate(panel, "Sam Pereira")).map(({ member }) => member.name),
      ).toEqual(["Jonas Keller"]);
      expect(panel.cardsOn(candidate(panel, "Lou Bertrand").id)).toEqual([]);
      for (const { body } of panel.cards)
        expect(Date.parse(body.submittedAt)).toBeLessThanOrEqual(Date.parse(when));
    },
  );
});
