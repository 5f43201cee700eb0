import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFile } from "#domain/files/backup.ts";
import { faultOfPassphrase, LockedFile, usualIterations } from "#domain/files/lockedFile.ts";
import { keyFromPassphrase, lockText, openLocked } from "#sealing/passphrase.ts";

/** As in a file, but not a third of a second each. */
const few = 1_000;
const passphrase = "correct horse battery staple";

function parsed(text: string): LockedFile {
  return LockedFile.parse(JSON.parse(text));
}

async function locked(text: string, by = passphrase): Promise<LockedFile> {
  return parsed(await lockText(text, await keyFromPassphrase(by, few)));
}

describe("a file under a passphrase", () => {
  it("gives back what was locked, whatever it is", async () => {
    const key = await keyFromPassphrase(passphrase, few);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 2_000 }), async (text) => {
        const file = parsed(await lockText(text, key));
        expect(await openLocked(file, passphrase)).toEqual({ ok: true, text });
      }),
      { numRuns: 30 },
    );
  });

  it("holds a long text in pieces that any reader takes", async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const text = Array.from({ length: 5 }, () => bytes.toString()).join("\n");
    const written = await lockText(text, await keyFromPassphrase(passphrase, few));
    expect(parsed(written).pieces.length).toBeGreaterThan(1);
    expect(await openLocked(parsed(written), passphrase)).toEqual({ ok: true, text });
    const reading = readFile(written);
    expect(reading).toMatchObject({ ok: false, locked: parsed(written) });
  });

  it("tells nothing of what is in it", async () => {
    const file = await lockText(
      "Sofia Lindqvist, 4 of 5",
      await keyFromPassphrase(passphrase, few),
    );
    for (const word of ["Sofia", "Lindqvist", "correct", "horse"]) expect(file).not.toContain(word);
  });

  it("says that a passphrase is wrong, however little", async () => {
    const file = await locked("secret");
    for (const typed of ["Correct horse battery staple", "correct horse battery stapl", "", " "])
      expect(await openLocked(file, typed)).toEqual({ ok: false, why: "wrong passphrase" });
  });

  it("opens by the same letters in another spelling, and with blanks around them", async () => {
    const file = await locked("secret", "Mädchen aus Łódź, zwölf");
    const decomposed = " Mädchen aus Łódź, zwölf ".normalize("NFD");
    expect(await openLocked(file, decomposed)).toEqual({ ok: true, text: "secret" });
  });

  it("is damaged, and never something else, where anything in it was changed", async () => {
    const file = await locked("secret ".repeat(50));
    const spelled = file.pieces.join("");
    for (let at = 0; at < spelled.length; at += 7) {
      const other = spelled[at] === "A" ? "B" : "A";
      const pieces = [spelled.slice(0, at) + other + spelled.slice(at + 1)];
      expect(await openLocked({ ...file, pieces }, passphrase)).toEqual({
        ok: false,
        why: "damaged",
      });
    }
    const iv = file.iv.startsWith("A") ? `B${file.iv.slice(1)}` : `A${file.iv.slice(1)}`;
    expect(await openLocked({ ...file, iv }, passphrase)).toMatchObject({ why: "damaged" });
  });

  it("does not open with fewer rounds than it was made with", async () => {
    const file = await locked("secret");
    const recipe = { ...file.recipe, iterations: 1 };
    expect(await openLocked({ ...file, recipe }, passphrase)).toMatchObject({ ok: false });
  });

  it("uses a salt of its own each time, and an iv for each file", async () => {
    const key = await keyFromPassphrase(passphrase, few);
    const [one, two] = [parsed(await lockText("a", key)), parsed(await lockText("a", key))];
    expect(one.iv).not.toBe(two.iv);
    expect((await keyFromPassphrase(passphrase, few)).recipe.salt).not.toBe(key.recipe.salt);
    expect(key.key.extractable).toBe(false);
  });

  it("takes as many rounds as are asked for today", async () => {
    const { recipe } = await keyFromPassphrase(passphrase);
    expect(recipe.iterations).toBe(usualIterations);
    expect(usualIterations).toBeGreaterThanOrEqual(600_000);
  });

  it("is refused in words where its cover is none, and cannot hold a device up", async () => {
    const file = await locked("secret");
    const wrongs = [
      { ...file, recipe: { ...file.recipe, iterations: 1e12 } },
      { ...file, recipe: { ...file.recipe, function: "scrypt" } },
      { ...file, iv: "" },
      { ...file, pieces: [] },
      { ...file, pieces: ["not base64!"] },
      { ...file, more: 1 },
      { ...file, version: 2 },
    ];
    for (const wrong of wrongs) {
      const reading = readFile(JSON.stringify(wrong));
      if (reading.ok) throw new Error("It should not have been read.");
      expect(reading.locked).toBeUndefined();
      expect(reading.problems[0]?.what).toMatch(/\w{3}/);
    }
  });
});

it("asks for a passphrase that is no guess", () => {
  expect(faultOfPassphrase("short")).toMatch("at least 12 characters");
  expect(faultOfPassphrase("  aaaaaaaaaaa ")).toMatch("at least 12");
  expect(faultOfPassphrase("ababababababab")).toMatch("over and over");
  expect(faultOfPassphrase("four little words here")).toBeNull();
});
