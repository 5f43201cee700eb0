import { afterEach, describe, expect, it, vi } from "vitest";
import { InviteSeed } from "#domain/keys.ts";
import { faultOfKey, faultOfLockKey } from "#domain/keyFaults.ts";
import { faultOfSigning, newSeed, signerFromSeed, signText } from "#sealing/ed25519.ts";
import { newIdentity } from "#sealing/identity.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function asked(): Promise<boolean> {
  const { canSign } = await import("#sealing/identity.ts");
  return canSign();
}

describe("a device's identity", () => {
  it("has sound public keys, and private ones nobody can read", async () => {
    const { sign, lock, signKey, lockKey } = await newIdentity();
    expect(faultOfKey(signKey)).toBeNull();
    expect(faultOfLockKey(lockKey)).toBeNull();
    for (const key of [sign, lock]) {
      expect([key.type, key.extractable]).toEqual(["private", false]);
      for (const format of ["pkcs8", "jwk"] as const)
        await expect(crypto.subtle.exportKey(format, key)).rejects.toThrow(/extractable/);
    }
  });

  it("can be cloned, as IndexedDB does it, and still signs", async () => {
    const kept = structuredClone(await newIdentity());
    const sig = await signText(kept, "Hello");
    expect(await faultOfSigning({ key: kept.signKey, sig }, "Hello")).toBeNull();
  });
});

describe("an invitation's seed", () => {
  it("makes the key pair that everybody else makes of it (RFC 8032, 7.1, test 1)", async () => {
    const seed = Buffer.from(
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "hex",
    );
    const signer = await signerFromSeed(InviteSeed.parse(seed.toString("base64url")));
    expect(signer.signKey).toBe("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    expect(signer.sign.extractable).toBe(false);
    expect(await signText(signer, "")).toBe(
      "5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc-bRr0lv18FlbviRlUUFDjnoQCw",
    );
  });

  it("is another each time", () => {
    expect(newSeed()).not.toBe(newSeed());
  });
});

describe("whether a browser can sign", () => {
  it("is yes here", async () => {
    expect(await asked()).toBe(true);
  });

  it("is no on a page that came by plain http", async () => {
    vi.stubGlobal("crypto", {});
    expect(await asked()).toBe(false);
    vi.stubGlobal("crypto", undefined);
    vi.resetModules();
    expect(await asked()).toBe(false);
  });

  it("is no where Ed25519 is missing, and is asked once", async () => {
    const generateKey = vi.fn<() => Promise<never>>().mockRejectedValue(new Error("NotSupported"));
    vi.stubGlobal("crypto", { subtle: { generateKey } });
    const { canSign } = await import("#sealing/identity.ts");
    expect([await canSign(), await canSign()]).toEqual([false, false]);
    expect(generateKey).toHaveBeenCalledTimes(1);
  });
});
