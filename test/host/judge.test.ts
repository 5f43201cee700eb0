import { beforeEach, describe, expect, it } from "vitest";
import type { SignKey } from "#domain/keys.ts";
import type { AgentRequest } from "#domain/room/requests.ts";
import { judge, type FoundOut } from "#host/judge.ts";
import type { RoomState } from "#host/roomState.ts";
import { aDevice, aRoom } from "#test/roomGuests.ts";

type Part = Partial<AgentRequest> & { ask: AgentRequest["ask"]; key: SignKey };

const room = aRoom();
const keys: Record<string, SignKey> = {};
let state: RoomState | null = null;
let known: FoundOut;

/** A device, or a door, by name. */
function of(name: string): SignKey {
  const key = keys[name];
  if (key === undefined) throw new Error(name);
  return key;
}

/** One more, whose key is never looked at. */
function nameless(name: string): string {
  keys[name] = name as SignKey;
  return name;
}

beforeEach(async () => {
  for (const name of ["lead", "ann", "bob", "eve", "other", "door", "own", "third"])
    keys[name] = (await aDevice()).signKey;
  const newSeeds = () => ({ account: "a", seats: "s" });
  known = { now: 1_000, isToken: true, isKnock: true, hasSpace: true, newSeeds };
  state = null;
  told({ ask: "open", key: of("lead") });
  settled("lead", { doors: ["door"] });
});

/** What becomes of the room, and `ok` or why not. */
function told(part: Part): string {
  const request = { v: 1, room, sig: "", keepDays: 0, token: "", ...part } as AgentRequest;
  const verdict = judge(state, request, known);
  if (verdict.ok) state = verdict.state;
  return verdict.ok ? "ok" : verdict.why;
}

type Names = { doors?: string[]; leads?: string[]; out?: string[]; stay?: string[] };
function settled(by: string, { doors = [], leads = [], out = [], stay = [] }: Names): string {
  const named = {
    doors: doors.map(of),
    leads: leads.map(of),
    out: out.map(of),
    stay: stay.map(of),
  };
  return told({ ask: "settle", key: of(by), ...named });
}

function joined(name: string, door?: string, user = `U${name}`): string {
  const by = door === undefined ? {} : { door: of(door), knock: "" };
  return told({ ask: "join", key: of(name), user, ...by });
}

const voided = () => Object.keys(state?.revoked ?? {}).toSorted();

describe("opening a room", () => {
  it("changes nothing when the same device asks again", () => {
    const before = state;
    expect(before?.leads).toEqual([of("lead")]);
    expect(told({ ask: "open", key: of("lead") })).toBe("ok");
    expect(state).toEqual(before);
  });
  it("is refused to another device, without the token, and when the server is full", () => {
    expect(told({ ask: "open", key: of("eve") })).toBe("taken");
    known.isToken = false;
    expect(told({ ask: "open", key: of("lead") })).toBe("token");
    [state, known.isToken, known.hasSpace] = [null, true, false];
    expect(told({ ask: "open", key: of("lead") })).toBe("full");
  });
  it("is never possible again once the room was closed", () => {
    expect(told({ ask: "close", key: of("ann") })).toBe("not a lead");
    expect(told({ ask: "close", key: of("lead") })).toBe("ok");
    expect(told({ ask: "close", key: of("lead") })).toBe("ok");
    expect(told({ ask: "open", key: of("lead") })).toBe("no room");
    expect(joined("lead")).toBe("no room");
  });
});

describe("coming in", () => {
  it("takes an open door and a knock, but for leads", () => {
    expect(joined("lead")).toBe("ok");
    expect(joined("ann")).toBe("no door");
    expect(joined("ann", "other")).toBe("no door");
    known.isKnock = false;
    expect(joined("ann", "door")).toBe("unreadable");
    known.isKnock = true;
    expect(joined("ann", "door")).toBe("ok");
  });
  it("takes no door a second time", () => {
    joined("ann", "door");
    known.isKnock = false;
    expect(joined("ann", undefined, "Unew")).toBe("ok");
  });
  it("leaves no room where there is none", () => {
    state = null;
    expect(joined("ann", "door")).toBe("no room");
    expect(settled("lead", {})).toBe("no room");
  });
  it("keeps a device's five newest passes good", () => {
    for (const digit of "1234567") joined("ann", "door", `U${digit}`);
    expect(voided()).toEqual(["U1", "U2"]);
    expect(joined("ann", undefined, "U1")).toBe("ok");
    expect(voided()).toEqual(["U2", "U3"]);
  });
  it("gives a device a hundred, and no more", () => {
    for (let at = 0; at < 100; at += 1) expect(joined("ann", "door", `U${at}`)).toBe("ok");
    expect(joined("ann", "door", "U99")).toBe("ok");
    expect(joined("ann", "door", "Uone more")).toBe("full");
  });
  it("voids all there are rather than name more than a server can be told", () => {
    joined("ann", "door", "Uann");
    const many = Array.from({ length: 4_000 }, (_, at) => [`U${at}`, 990] as const);
    if (state !== null) state = { ...state, revoked: Object.fromEntries(many) };
    settled("lead", { out: ["ann"] });
    expect(state?.revoked).toEqual({ "*": 1_000 });
    expect(joined("ann")).toBe("out");
  });
  it("gives nobody a pass in another's key, lest it goes out with them", () => {
    joined("ann", "door", "Uann");
    expect(joined("eve", "door", "Uann")).toBe("taken");
  });
});

describe("settling", () => {
  it("is for leads, but for doors of a member's own", () => {
    expect(settled("eve", { doors: ["own"] })).toBe("not a lead");
    joined("ann", "door");
    expect(settled("ann", { leads: ["ann"] })).toBe("not a lead");
    expect(settled("ann", { out: ["bob"] })).toBe("not a lead");
    expect(settled("ann", { doors: ["own"] })).toBe("ok");
    expect(joined("bob", "own")).toBe("ok");
  });
  it("makes leads that may do what leads may", () => {
    expect(settled("lead", { leads: ["ann"] })).toBe("ok");
    expect(joined("ann")).toBe("ok");
    expect(settled("ann", { out: ["eve"] })).toBe("ok");
    expect(told({ ask: "purge", key: of("ann"), subjects: [] })).toBe("ok");
    joined("bob", "door");
    expect(told({ ask: "purge", key: of("bob"), subjects: [] })).toBe("not a lead");
  });
  it("takes out a device, and voids what it has", () => {
    joined("ann", "door", "Uann");
    joined("bob", "door", "Ubob");
    settled("lead", { out: ["ann"] });
    expect(voided()).toEqual(["Uann"]);
    expect(joined("ann", "door")).toBe("out");
    expect(settled("ann", { doors: ["own"] })).toBe("out");
    expect(told({ ask: "purge", key: of("ann"), subjects: [] })).toBe("out");
    expect(joined("bob")).toBe("ok");
  });
  it("leaves those in who have a seat when the door they came by is shut, until they are named", () => {
    settled("lead", { doors: ["door"] });
    joined("ann", "door");
    settled("lead", { out: ["door"], stay: ["ann"] });
    expect(joined("ann")).toBe("ok");
    expect(joined("bob", "door")).toBe("no door");
    settled("lead", { out: ["ann"], stay: ["ann"] });
    expect(joined("ann")).toBe("out");
  });

  it("takes out whoever came by a door, and shuts it", () => {
    joined("ann", "door", "Uann");
    settled("lead", { out: ["door"] });
    expect(voided()).toEqual(["Uann"]);
    expect(joined("ann")).toBe("out");
    expect(joined("bob", "door")).toBe("no door");
  });
  it("takes out whoever came by a door of a device that is out, and by theirs", () => {
    joined("ann", "door", "Uann");
    settled("ann", { doors: ["own"] });
    joined("bob", "own", "Ubob");
    settled("bob", { doors: ["third"] });
    joined("eve", "third", "Ueve");
    settled("lead", { out: ["ann"] });
    expect(voided()).toEqual(["Uann", "Ubob", "Ueve"]);
    expect(joined("other", "third")).toBe("no door");
  });
  it("keeps in whoever came by a lead's door, though a member had named it before", () => {
    joined("ann", "door");
    settled("ann", { doors: ["third"] });
    settled("lead", { doors: ["third"] });
    joined("bob", "third", "Ubob");
    settled("lead", { out: ["ann"] });
    expect(voided()).not.toContain("Ubob");
  });
  it("takes out leads by name only, and their doors stay open", () => {
    joined("ann", "door");
    settled("lead", { leads: ["ann"], out: ["door"] });
    expect(joined("ann")).toBe("ok");
    settled("ann", { doors: ["third"], out: ["lead"] });
    expect(settled("lead", { out: ["ann"] })).toBe("out");
    expect(told({ ask: "close", key: of("lead") })).toBe("out");
    expect(joined("bob", "third")).toBe("ok");
  });
  it("changes nothing when it is asked again", () => {
    joined("ann", "door", "Uann");
    settled("lead", { out: ["ann"], doors: ["own"] });
    const before = state;
    known.now += 100;
    settled("lead", { out: ["ann"], doors: ["own"] });
    expect(state).toEqual(before);
  });
  it("lets a member name twenty doors, ever", async () => {
    joined("ann", "door");
    for (let at = 0; at < 20; at += 1) {
      keys["own"] = (await aDevice()).signKey;
      expect(settled("ann", { doors: ["own"] })).toBe("ok");
    }
    expect(settled("ann", { doors: ["own"] })).toBe("ok");
    expect(settled("ann", { doors: ["third"] })).toBe("full");
  });
  it("lets a lead take out whoever came in over and over, and makes room by it", () => {
    // By one invitation as many devices as it takes, which let in others, and so on.
    const open = ["door"];
    for (let at = 0; open[0] !== undefined; at += 1) {
      const name = nameless(`device ${at}`);
      if (joined(name, open[0], `U${at}`) !== "ok") open.shift();
      else
        for (let more = 0; more < 20; more += 1) {
          const door = nameless(`door ${at} ${more}`);
          if (settled(name, { doors: [door] }) !== "ok") break;
          open.push(door);
        }
    }
    expect(joined("ann", "other")).toBe("no door");
    expect(settled("lead", { doors: ["other"], out: ["door"] })).toBe("ok");
    expect(joined("ann", "other")).toBe("ok");
    expect(settled("ann", { doors: ["own"] })).toBe("ok");
    expect(joined("bob", "own")).toBe("ok");
  });
  it("takes twenty devices by one invitation", () => {
    for (let at = 0; at < 20; at += 1)
      expect(joined(nameless(`device ${at}`), "door", `U${at}`)).toBe("ok");
    expect(joined("ann", "door")).toBe("full");
    settled("lead", { doors: ["other"] });
    expect(joined("ann", "other")).toBe("ok");
  });
  it("forgets what is void once no pass of it can be good any more", () => {
    joined("ann", "door", "Uann");
    joined("bob", "door", "Ubob");
    settled("lead", { out: ["ann"] });
    known.now += 32 * 86_400;
    settled("lead", { out: ["bob"] });
    expect(voided()).toEqual(["Ubob"]);
  });
});
