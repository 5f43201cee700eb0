import { overHandle, type Transport } from "#exchange/transport.ts";

type Held = { bytes: Uint8Array<ArrayBuffer>; at: number };
/** One device's copy of a folder that a client synchronises. */
export type Replica = Map<string, Held>;
export type Mishap = "full" | "read only" | "gone" | null;

let clock = 1_700_000_000_000;

export function put(replica: Replica, name: string, bytes: Uint8Array<ArrayBuffer>): void {
  clock += 1_000;
  replica.set(name, { bytes, at: clock });
}

function fault(name: string): DOMException {
  return new DOMException("Refused by the folder.", name);
}

/** As much of a directory handle as the app uses, over a replica; `mishap` says what is wrong with it. */
export function handleOn(
  replica: Replica,
  mishap: () => Mishap = () => null,
): FileSystemDirectoryHandle {
  const fileHandle = (name: string) => ({
    kind: "file" as const,
    name,
    getFile: () => {
      const held = replica.get(name);
      if (held === undefined) return Promise.reject(fault("NotFoundError"));
      return Promise.resolve(new File([held.bytes], name, { lastModified: held.at }));
    },
    createWritable: () => {
      if (mishap() === "read only") return Promise.reject(fault("NoModificationAllowedError"));
      const parts: Uint8Array<ArrayBuffer>[] = [];
      return Promise.resolve({
        write: (bytes: Uint8Array<ArrayBuffer>) => {
          if (mishap() === "full") return Promise.reject(fault("QuotaExceededError"));
          parts.push(bytes);
          return Promise.resolve();
        },
        close: () => {
          for (const bytes of parts) put(replica, name, bytes.slice());
          return Promise.resolve();
        },
      });
    },
  });
  const handle = {
    kind: "directory" as const,
    name: "Hiring",
    async *entries() {
      for await (const entry of handle.values()) yield [entry.name, entry] as const;
    },
    async *values() {
      if (mishap() === "gone") throw fault("NotFoundError");
      yield { kind: "directory" as const, name: "Old" };
      for (const name of replica.keys()) yield fileHandle(name);
    },
    getFileHandle: (name: string, { create = false } = {}) => {
      if (!replica.has(name)) {
        if (!create) return Promise.reject(fault("NotFoundError"));
        if (mishap() === "read only") return Promise.reject(fault("NoModificationAllowedError"));
        put(replica, name, new Uint8Array());
      }
      return Promise.resolve(fileHandle(name));
    },
    removeEntry: (name: string) =>
      replica.delete(name) ? Promise.resolve() : Promise.reject(fault("NotFoundError")),
  };
  return handle as unknown as FileSystemDirectoryHandle;
}

export function transportOn(replica: Replica, mishap?: () => Mishap): Transport {
  return overHandle(handleOn(replica, mishap));
}

/** What a client does to a file on its way. */
export type Way = "whole" | "truncated" | "doubled" | "renamed" | "lost";

/** Brings one file from one replica to another. */
export function bring(name: string, from: Replica, to: Replica, way: Way = "whole"): void {
  const held = from.get(name);
  if (held === undefined || way === "lost") return;
  const stem = name.replace(/\.bin$/, "");
  if (way === "truncated") put(to, name, held.bytes.slice(0, held.bytes.length / 2));
  else put(to, way === "renamed" ? `${stem} (conflict Priya).bin` : name, held.bytes);
  if (way === "doubled") put(to, `${stem} (copy).bin`, held.bytes);
}

/** Everything everywhere, once. */
export function bringAll(replicas: readonly Replica[]): void {
  for (const from of replicas)
    for (const to of replicas)
      if (from !== to)
        for (const [name, { bytes }] of from)
          if (to.get(name)?.bytes.length !== bytes.length) bring(name, from, to);
}
