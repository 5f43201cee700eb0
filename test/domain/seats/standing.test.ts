import { describe, expect, test } from "vitest";
import type { PanelistId } from "#domain/id.ts";
import { standingOf, type Standing } from "#domain/seats/standing.ts";
import {
  aClaim,
  aKey,
  aPlace,
  aRevision,
  aSealedCard,
  aSignedPanel,
  search,
  signedBy,
  signedOpening,
} from "#test/signedPanel.ts";

const { all, root, members, claims } = aSignedPanel();

function ownersIn(standing: Standing, keys: readonly string[]): (string | null)[] {
  return keys.map((key) => standing.ownerOf(aKey(key)));
}

function seatIn(standing: Standing, panelist: string) {
  const seat = standing.seats.get(panelist as PanelistId);
  return {
    keys: seat?.keys.map(({ key }) => key),
    contested: seat?.contested.map(({ key, state }) => [key, state]),
  };
}

function needIn({ places }: Standing): string[] {
  return places.map(({ panelist }) => panelist);
}

const everybody = ["dana", "jonas", "maya", "priya"];

describe("from the founder’s key", () => {
  test("everybody who came by their invitation is in", () => {
    const standing = standingOf(search, all);
    expect(standing.heads).toEqual([root]);
    expect(ownersIn(standing, ["founder", "dana", "priya", "jonas"])).toEqual([
      "maya",
      "dana",
      "priya",
      "jonas",
    ]);
    expect(["founder", "dana", "priya"].map((key) => standing.isLead(aKey(key)))).toEqual([
      true,
      true,
      false,
    ]);
    expect(needIn(standing)).toEqual(everybody);
  });

  test("a panel that somebody else starts is none, and nobody is in by it", () => {
    const forged = aRevision({ by: "mallory", author: "maya", members: [aPlace("mallory")] });
    const standing = standingOf(search, [
      signedOpening(),
      forged,
      aClaim("invite mallory", "mallory", "mallory"),
    ]);
    expect(standing.revisions.size).toBe(0);
    expect(ownersIn(standing, ["mallory"])).toEqual([null]);
  });

  test("without the opening nothing can be believed, and with it everything at once", () => {
    const waiting = standingOf(search, all.slice(1));
    expect([waiting.founder, waiting.revisions.size, waiting.members]).toEqual([null, 0, []]);
    const attackers = signedBy("mallory", signedOpening());
    // Whoever passes the opening on: the id says who founded it.
    expect(standingOf(search, [attackers, ...all.slice(1)]).heads).toEqual([root]);
    const founded = { founder: aKey("a stranger"), nonce: "0".repeat(32) };
    const forged = signedBy("a stranger", signedOpening({ founded }));
    expect(standingOf(search, [forged, ...all]).founder).toBe(aKey("founder"));
  });

  test("a panel of one, and one of two", () => {
    const alone = aRevision({ by: "founder", author: "maya", members: members.slice(0, 1) });
    const solo = standingOf(search, [signedOpening(), alone, claims.maya]);
    expect([needIn(solo), ownersIn(solo, ["founder"])]).toEqual([["maya"], ["maya"]]);
    const pair = aRevision({
      by: "founder",
      author: "maya",
      members: [...members.slice(0, 1), aPlace("jonas")],
      prev: [alone],
    });
    const two = standingOf(search, [signedOpening(), alone, pair, claims.maya, claims.jonas]);
    expect([needIn(two), ownersIn(two, ["jonas"])]).toEqual([["jonas", "maya"], ["jonas"]]);
  });

  test("a revision waits for what it builds on", () => {
    const second = aRevision({ by: "dana", author: "dana", members, prev: [root], sealed: true });
    const third = aRevision({ by: "founder", author: "maya", members, prev: [second] });
    const without = standingOf(search, [...all, third]);
    expect([without.heads, without.sealed]).toEqual([[root], false]);
    const whole = standingOf(search, [third, second, ...all]);
    expect([whole.heads, whole.sealed]).toEqual([[third], true]);
  });

  test("only a lead of an earlier revision writes one, and under their own name", () => {
    const wish = { members: [...members, aPlace("mallory")], prev: [root] };
    const byPriya = aRevision({ by: "priya", author: "priya", ...wish });
    const inDanasName = aRevision({ by: "priya", author: "dana", ...wish });
    const danaAsMaya = aRevision({ by: "dana", author: "maya", ...wish });
    const makesHerselfLead = aRevision({
      by: "priya",
      author: "priya",
      members: [aPlace("priya", { role: "lead" })],
      prev: [root],
    });
    for (const forged of [byPriya, inDanasName, danaAsMaya, makesHerselfLead])
      expect(standingOf(search, [...all, forged]).heads).toEqual([root]);
    const byDana = aRevision({ by: "dana", author: "dana", ...wish });
    expect(standingOf(search, [...all, byDana]).heads).toEqual([byDana]);
  });
});

describe("the panel changes while cards are sealed", () => {
  test("who is dropped is still needed, and has left", () => {
    const smaller = aRevision({
      by: "dana",
      author: "dana",
      members: members.slice(0, 3),
      prev: [root],
    });
    const standing = standingOf(search, [...all, smaller]);
    expect(needIn(standing)).toEqual(everybody);
    expect(standing.members.filter(({ left }) => left).map(({ panelist }) => panelist)).toEqual([
      "jonas",
    ]);
    // Nobody took their key away: what it says is Jonas's still.
    expect(ownersIn(standing, ["jonas"])).toEqual(["jonas"]);
  });

  test("who is removed can still come by their invitation, until it is withdrawn", () => {
    const smaller = { by: "dana", author: "dana", members: members.slice(0, 3), prev: [root] };
    const late = aClaim("invite jonas", "jonas", "late");
    const others = all.filter((one) => one !== claims.jonas);
    const removed = standingOf(search, [...others, aRevision(smaller), late]);
    expect(ownersIn(removed, ["late"])).toEqual(["jonas"]);
    const withdrawn = aRevision({ ...smaller, revoked: [{ key: "invite jonas" }] });
    expect(ownersIn(standingOf(search, [...others, withdrawn, late]), ["late"])).toEqual([null]);
  });

  test("who is made a shadow, or has fewer rounds, is still needed", () => {
    const changed = members.map((place) =>
      place.panelist === "jonas" ? aPlace("jonas", { role: "shadow", rounds: [] }) : place,
    );
    const later = aRevision({ by: "founder", author: "maya", members: changed, prev: [root] });
    expect(needIn(standingOf(search, [...all, later]))).toEqual(everybody);
  });

  test("who is added is needed, and a lead’s invented seats are seen by everybody", () => {
    const invented = aRevision({
      by: "dana",
      author: "dana",
      members: [...members, aPlace("nobody", { invite: null })],
      prev: [root],
    });
    const standing = standingOf(search, [...all, invented, aClaim("dana", "nobody", "puppet")]);
    expect(needIn(standing)).toContain("nobody");
    expect(standing.seats.get("nobody" as PanelistId)?.keys).toMatchObject([
      { key: aKey("puppet"), letInBy: "lead" },
    ]);
  });

  test("two leads who part leave both panels, united", () => {
    const danas = aRevision({
      by: "dana",
      author: "dana",
      members: [...members.slice(0, 2), aPlace("omar"), aPlace("jonas", { role: "shadow" })],
      prev: [root],
      revoked: [{ key: "priya" }],
      when: 2_000,
    });
    const mayas = aRevision({
      by: "founder",
      author: "maya",
      members: [
        ...members.slice(0, 2),
        aPlace("omar", { name: "Omar S.", role: "lead" }),
        aPlace("jonas"),
      ],
      prev: [root],
      revoked: [{ key: "jonas" }],
      when: 3_000,
    });
    const standing = standingOf(search, [...all, danas, mayas]);
    expect(standing.heads).toEqual([mayas, danas]);
    expect(
      standing.members.map(({ panelist, name, role, left }) => [panelist, name, role, left]),
    ).toEqual([
      ["maya", "Maya", "lead", false],
      ["dana", "Dana", "lead", false],
      ["omar", "Omar S.", "lead", false],
      ["jonas", "Jonas", "interviewer", false],
      ["priya", "Priya", "interviewer", true],
    ]);
    expect(ownersIn(standing, ["priya", "jonas"])).toEqual([null, null]);
    expect(needIn(standing)).toEqual([...everybody.slice(0, 3), "omar", "priya"]);
  });
});

test("of a forked panel the latest word of each side counts, and a lead in one is a lead", () => {
  const wish = { by: "dana", author: "dana" };
  const earlier = aRevision({
    ...wish,
    members: [...members.slice(0, 3), aPlace("jonas", { role: "lead", name: "J." })],
    prev: [root],
    when: 9_000,
  });
  const dropped = aRevision({ ...wish, members: members.slice(0, 3), prev: [earlier] });
  const aside = (role: "shadow" | "interviewer" | "lead", when: number) =>
    aRevision({ ...wish, members: [aPlace("jonas", { role })], prev: [root], when });
  const jonasIn = (...more: ReturnType<typeof aRevision>[]) =>
    standingOf(search, [...all, ...more]).members.find(({ panelist }) => panelist === "jonas");
  expect(jonasIn(earlier, dropped, aside("interviewer", 1_000))).toMatchObject({
    name: "Jonas",
    role: "interviewer",
    left: false,
  });
  expect(jonasIn(aside("lead", 1_000), aside("shadow", 5_000))?.role).toBe("lead");
  expect(jonasIn(aside("interviewer", 1_000), aside("shadow", 5_000))?.role).toBe("interviewer");
  expect(jonasIn(earlier, dropped)).toMatchObject({ name: "J.", role: "lead", left: true });
});

describe("a contested seat", () => {
  const rival = aClaim("invite jonas", "jonas", "mallory");
  const contested = [...all, rival];

  test("is nobody’s while it is open whose it is", () => {
    const standing = standingOf(search, contested);
    expect(ownersIn(standing, ["jonas", "mallory"])).toEqual([null, null]);
    expect(seatIn(standing, "jonas")).toEqual({
      keys: [],
      contested: [
        [aKey("jonas"), "contested"],
        [aKey("mallory"), "contested"],
      ],
    });
    // What they let in hangs on them.
    expect(
      ownersIn(standingOf(search, [...contested, aClaim("jonas", "jonas", "phone")]), ["phone"]),
    ).toEqual([null]);
  });

  test("a lead settles it by vouching for one; the other is refused, unless vouched for too", () => {
    const forJonas = aClaim("dana", "jonas", "jonas");
    const settled = standingOf(search, [...contested, forJonas]);
    expect(seatIn(settled, "jonas")).toEqual({
      keys: [aKey("jonas")],
      contested: [[aKey("mallory"), "refused"]],
    });
    const both = standingOf(search, [
      ...contested,
      forJonas,
      aClaim("founder", "jonas", "mallory"),
    ]);
    expect(ownersIn(both, ["jonas", "mallory"])).toEqual(["jonas", "jonas"]);
  });

  test("both say that the other is theirs: two devices of one person", () => {
    const one = aClaim("jonas", "jonas", "mallory");
    const other = aClaim("mallory", "jonas", "jonas");
    for (const half of [one, other])
      expect(ownersIn(standingOf(search, [...contested, half]), ["jonas", "mallory"])).toEqual([
        null,
        null,
      ]);
    const linked = standingOf(search, [...contested, one, other]);
    expect(ownersIn(linked, ["jonas", "mallory"])).toEqual(["jonas", "jonas"]);
  });

  test("a device that was in before settles it too", () => {
    const newInvite = aRevision({
      by: "founder",
      author: "maya",
      members: members.map((place) =>
        place.panelist === "jonas" ? { ...place, invite: aKey("second invite") } : place,
      ),
      prev: [root],
    });
    const again = [
      ...all,
      newInvite,
      aClaim("second invite", "jonas", "phone"),
      aClaim("second invite", "jonas", "mallory"),
    ];
    expect(ownersIn(standingOf(search, again), ["jonas", "phone", "mallory"])).toEqual([
      "jonas",
      null,
      null,
    ]);
    const mine = standingOf(search, [...again, aClaim("jonas", "jonas", "phone")]);
    expect(ownersIn(mine, ["jonas", "phone", "mallory"])).toEqual(["jonas", "jonas", null]);
  });

  test("the rival revoked, or the invitation withdrawn with one claim kept, settles it", () => {
    const wish = { by: "founder", author: "maya", members, prev: [root] };
    const without = aRevision({ ...wish, revoked: [{ key: "mallory" }] });
    expect(ownersIn(standingOf(search, [...contested, without]), ["jonas", "mallory"])).toEqual([
      "jonas",
      null,
    ]);
    const withdrawn = aRevision({
      ...wish,
      revoked: [{ key: "invite jonas", keeps: [claims.jonas] }],
    });
    const standing = standingOf(search, [...contested, withdrawn]);
    expect(ownersIn(standing, ["jonas", "mallory"])).toEqual(["jonas", null]);
    expect(standing.seats.get("jonas" as PanelistId)?.invite).toBeNull();
    const nobody = aRevision({ ...wish, revoked: [{ key: "invite jonas" }] });
    expect(ownersIn(standingOf(search, [...contested, nobody]), ["jonas", "mallory"])).toEqual([
      null,
      null,
    ]);
  });

  test("a lead’s seat settled by revoking the rival, or the invitation, gives her say back", () => {
    const danas = aRevision({ by: "dana", author: "dana", members, prev: [root], sealed: true });
    const taken = aClaim("invite dana", "dana", "mallory");
    const wish = { by: "founder", author: "maya", members, prev: [root] };
    expect(standingOf(search, [...all, danas, taken]).sealed).toBe(false);
    for (const revoked of [[{ key: "mallory" }], [{ key: "invite dana", keeps: [claims.dana] }]]) {
      const settled = standingOf(search, [...all, danas, taken, aRevision({ ...wish, revoked })]);
      expect(settled.revisions.has(danas.id)).toBe(true);
    }
    // And takes her revocations in, which count only once she has a say.
    const hers = { by: "dana", author: "dana", members, prev: [root], revoked: [{ key: "priya" }] };
    const both = [...all, taken, aRevision(hers)];
    expect([...standingOf(search, both).revoked.keys()]).toEqual([]);
    const out = aRevision({ ...wish, revoked: [{ key: "mallory" }] });
    expect([...standingOf(search, [...both, out]).revoked.keys()].toSorted()).toEqual(
      [aKey("mallory"), aKey("priya")].toSorted(),
    );
    const withdrawn = aRevision({
      ...wish,
      revoked: [{ key: "invite dana", keeps: [claims.dana] }],
    });
    expect(standingOf(search, [...both, withdrawn]).revoked.has(aKey("priya"))).toBe(true);
  });

  test("a contested lead has no say, cannot settle their own seat, and lowers no need", () => {
    const danas = aRevision({
      by: "dana",
      author: "dana",
      members: [...members, aPlace("omar")],
      prev: [root],
      revoked: [{ key: "mallory" }],
    });
    const taken = aClaim("invite dana", "dana", "mallory");
    const open = standingOf(search, [...all, danas, taken, aClaim("dana", "dana", "dana")]);
    expect(open.heads).toEqual([root]);
    expect([...open.revoked.keys()]).toEqual([]);
    expect(needIn(open)).toContain("omar");
    const settled = standingOf(search, [...all, danas, taken, aClaim("founder", "dana", "dana")]);
    expect(settled.heads).toEqual([danas]);
  });
});

describe("one’s own devices", () => {
  test("each lets in the next, in a chain, and directly as many as one has", () => {
    const chain = [
      aClaim("jonas", "jonas", "laptop"),
      aClaim("laptop", "jonas", "phone"),
      aClaim("jonas", "jonas", "tablet"),
    ];
    const standing = standingOf(search, [...chain, ...all]);
    expect(ownersIn(standing, ["laptop", "phone", "tablet"])).toEqual(["jonas", "jonas", "jonas"]);
  });

  test("a link lets one in, and says nothing itself", () => {
    const link = aClaim("jonas", "jonas", "link", { device: "link" });
    const phone = aClaim("link", "jonas", "phone");
    const standing = standingOf(search, [...all, link, phone]);
    expect(ownersIn(standing, ["link", "phone"])).toEqual([null, "jonas"]);
    const two = [...all, link, phone, aClaim("link", "jonas", "mallory")];
    expect(ownersIn(standingOf(search, two), ["jonas", "phone", "mallory"])).toEqual([
      "jonas",
      null,
      null,
    ]);
    const mine = standingOf(search, [...two, aClaim("jonas", "jonas", "phone")]);
    expect(ownersIn(mine, ["phone", "mallory"])).toEqual(["jonas", null]);
  });

  test("two devices that came by one link are both out, until a device of one’s own says which it is", () => {
    const link = aClaim("jonas", "jonas", "link", { device: "link" });
    const [phone, other] = [aClaim("link", "jonas", "phone"), aClaim("link", "jonas", "mallory")];
    const both = [...all, link, phone, other];
    expect(seatIn(standingOf(search, both), "jonas")).toEqual({
      keys: [aKey("jonas")],
      contested: [
        [aKey("mallory"), "contested"],
        [aKey("phone"), "contested"],
      ],
    });
    // No lead is needed: it was let in by a device of one’s own.
    const chosen = standingOf(search, [...both, aClaim("jonas", "jonas", "phone")]);
    expect(seatIn(chosen, "jonas")).toEqual({
      keys: [aKey("jonas"), aKey("phone")],
      contested: [[aKey("mallory"), "refused"]],
    });
  });

  test("a link that is withdrawn lets nobody else in, and whom it let in stays where kept", () => {
    const link = aClaim("jonas", "jonas", "link", { device: "link" });
    const phone = aClaim("link", "jonas", "phone");
    const late = aClaim("link", "jonas", "late");
    const revoked = [
      { key: "link", keeps: [phone] },
      { key: "jonas", keeps: [link] },
    ];
    const out = aRevision({ by: "founder", author: "maya", members, prev: [root], revoked });
    const standing = standingOf(search, [...all, link, phone, late, out]);
    expect(ownersIn(standing, ["jonas", "phone", "late"])).toEqual([null, "jonas", null]);
    // It goes on speaking, and lets in the next.
    const tablet = aClaim("phone", "jonas", "tablet");
    expect(ownersIn(standingOf(search, [...all, link, phone, out, tablet]), ["tablet"])).toEqual([
      "jonas",
    ]);
  });

  test("nobody lets a device into another’s seat, by a device or by their invitation", () => {
    const standing = standingOf(search, [
      ...all,
      aClaim("jonas", "priya", "spy"),
      aClaim("invite jonas", "priya", "spy too"),
      aClaim("mallory", "priya", "spy three"),
    ]);
    expect(ownersIn(standing, ["spy", "spy too", "spy three", "priya"])).toEqual([
      null,
      null,
      null,
      "priya",
    ]);
  });

  test("a key that takes two people’s seats holds neither, but nobody can tear another’s", () => {
    const both = standingOf(search, [...all, aClaim("invite priya", "priya", "jonas")]);
    expect(ownersIn(both, ["jonas"])).toEqual([null]);
    expect([...both.torn]).toEqual([aKey("jonas")]);
    const forged = standingOf(search, [...all, aClaim("mallory", "priya", "jonas")]);
    expect(ownersIn(forged, ["jonas", "priya"])).toEqual(["jonas", "priya"]);
    // Nor does a lead make a card less needed by giving up her own key.
    const more = [...members, aPlace("omar")];
    const danas = aRevision({ by: "dana", author: "dana", members: more, prev: [root] });
    const given = standingOf(search, [...all, danas, aClaim("dana", "priya", "dana")]);
    expect([given.heads, needIn(given)]).toEqual([
      [root],
      [...everybody.slice(0, 3), "omar", "priya"],
    ]);
    // The founder's holds neither, and leads for all that.
    const founder = standingOf(search, [...all, aClaim("founder", "dana", "founder")]);
    expect(founder.heads).toEqual([root]);
    expect(founder.ownerOf(aKey("founder"))).toBeNull();
    expect(founder.isLead(aKey("founder"))).toBe(true);
  });
});

describe("revoked", () => {
  const wish = { by: "founder", author: "maya", members, prev: [root] };

  test("a key is out, and so is whom it let in, unless that is kept", () => {
    const phone = aClaim("jonas", "jonas", "phone");
    const harsh = aRevision({ ...wish, revoked: [{ key: "jonas" }] });
    expect(ownersIn(standingOf(search, [...all, phone, harsh]), ["jonas", "phone"])).toEqual([
      null,
      null,
    ]);
    const kind = aRevision({ ...wish, revoked: [{ key: "jonas", keeps: [phone] }] });
    const standing = standingOf(search, [...all, phone, kind]);
    expect(ownersIn(standing, ["jonas", "phone"])).toEqual([null, "jonas"]);
    expect(standing.ownerThen(aKey("jonas"))).toBe("jonas");
    expect(standing.seats.get("jonas" as PanelistId)?.revoked).toEqual([aKey("jonas")]);
    // Let in by the key after it was revoked: it cannot be told from before, and was not kept.
    expect(
      ownersIn(standingOf(search, [...all, phone, kind, aClaim("jonas", "jonas", "late")]), [
        "late",
      ]),
    ).toEqual([null]);
  });

  test("a lead’s other revisions fall, unless kept or built on", () => {
    const kept = aRevision({
      by: "dana",
      author: "dana",
      members: [...members, aPlace("omar")],
      prev: [root],
    });
    const later = aRevision({
      by: "dana",
      author: "dana",
      members: [...members, aPlace("eve")],
      prev: [kept],
    });
    const out = aRevision({ ...wish, revoked: [{ key: "dana", keeps: [kept] }] });
    const standing = standingOf(search, [...all, kept, later, out]);
    expect(new Set(standing.heads)).toEqual(new Set([out, kept]));
    expect(needIn(standing)).toEqual([...everybody.slice(0, 3), "omar", "priya"]);
    const builtOn = aRevision({ ...wish, prev: [later], revoked: [{ key: "dana" }] });
    expect(standingOf(search, [...all, kept, later, builtOn]).revisions.size).toBe(4);
    const afterwards = aRevision({ by: "dana", author: "dana", members, prev: [builtOn] });
    expect(standingOf(search, [...all, kept, later, builtOn, afterwards]).heads).toEqual([builtOn]);
  });

  test("who follows a panel that shut them out revokes nobody", () => {
    const out = aRevision({ ...wish, revoked: [{ key: "dana" }] });
    const revoked = [{ key: "priya" }];
    const after = aRevision({ by: "dana", author: "dana", members, prev: [out], revoked });
    expect(ownersIn(standingOf(search, [...all, out, after]), ["priya"])).toEqual(["priya"]);
  });

  test("what another lead built on stays too", () => {
    const danas = aRevision({
      by: "dana",
      author: "dana",
      members: [...members, aPlace("omar")],
      prev: [root],
    });
    const out = aRevision({ ...wish, revoked: [{ key: "dana" }] });
    const onTop = aRevision({ ...wish, prev: [danas], sealed: true });
    const standing = standingOf(search, [...all, danas, out, onTop]);
    expect(standing.revisions.has(danas.id)).toBe(true);
    expect(needIn(standing)).toContain("omar");
  });

  test("two leads who revoke each other are both out, and what came before stands", () => {
    const danas = aRevision({
      by: "dana",
      author: "dana",
      members,
      prev: [root],
      revoked: [{ key: "founder", keeps: [claims.maya] }],
    });
    const mayas = aRevision({ ...wish, revoked: [{ key: "dana" }] });
    const standing = standingOf(search, [...all, danas, mayas]);
    expect(standing.heads).toEqual([root]);
    expect(ownersIn(standing, ["founder", "dana", "priya"])).toEqual([null, null, "priya"]);
    expect(standing.isLead(aKey("founder"))).toBe(false);
  });

  test("a lead takes the founder’s lost key away, and the search goes on", () => {
    const danas = aRevision({
      by: "dana",
      author: "dana",
      members,
      prev: [root],
      revoked: [{ key: "founder" }],
    });
    const stolen = aRevision({ by: "founder", author: "maya", members: [], prev: [root] });
    const next = aRevision({ by: "dana", author: "dana", members, prev: [danas] });
    const standing = standingOf(search, [...all, danas, stolen, next]);
    expect(standing.heads).toEqual([next]);
    expect(ownersIn(standing, ["founder", "dana", "priya"])).toEqual([null, "dana", "priya"]);
  });

  test("a thief with a lead’s key cannot keep what they did by a second key of theirs", () => {
    const accomplice = aClaim("dana", "dana", "accomplice");
    const planted = aRevision({
      by: "dana",
      author: "dana",
      members: [...members, aPlace("eve", { role: "lead" })],
      prev: [root],
    });
    const eve = aClaim("invite eve", "eve", "eve");
    const out = aRevision({ ...wish, revoked: [{ key: "dana", keeps: [claims.dana] }] });
    const keepsAll = [accomplice, planted];
    for (const [key, author, prev] of [
      ["accomplice", "dana", root],
      ["eve", "eve", planted],
    ] as const) {
      const wash = aRevision({
        by: key,
        author,
        members,
        prev: [prev],
        revoked: [{ key: "dana", keeps: keepsAll }],
      });
      const standing = standingOf(search, [...all, accomplice, planted, eve, out, wash]);
      expect(standing.heads, key).toEqual([out]);
      expect(ownersIn(standing, ["accomplice", "eve", "dana"]), key).toEqual([null, null, null]);
    }
  });

  test("two leads withdraw one key apart: what either keeps is kept", () => {
    const [one, other] = [aSealedCard("jonas", "jonas", "1"), aSealedCard("jonas", "jonas", "2")];
    const mayas = aRevision({ ...wish, revoked: [{ key: "jonas", keeps: [one] }] });
    const danas = aRevision({
      by: "dana",
      author: "dana",
      members,
      prev: [root],
      revoked: [{ key: "jonas", keeps: [other] }],
    });
    const kept = standingOf(search, [...all, mayas, danas]).revoked.get(aKey("jonas"));
    expect(kept).toContain(`sealed ${one.id}`);
    expect(kept).toContain(`sealed ${other.id}`);
  });
});

test("a long chain of panels by a stranger counts for nothing", () => {
  const chain = [root];
  for (let k = 0; k < 3_000; k += 1)
    chain.push(
      aRevision({
        by: "stranger",
        author: "dana",
        members: [],
        prev: chain.slice(-1),
        when: 3_000 - k,
      }),
    );
  expect(standingOf(search, [...all, ...chain]).heads).toEqual([root]);
});
