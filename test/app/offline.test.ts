// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";

/** The parts of the browser's service worker that Needle touches, moved by hand. */
class Worker extends EventTarget {
  state = "installing";
  posted: unknown[] = [];
  postMessage(message: unknown) {
    this.posted.push(message);
  }
  become(state: string) {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

class Registration extends EventTarget {
  installing: Worker | null = null;
  waiting: Worker | null = null;
  active: Worker | null = null;
  /** A new version is found, fetched, and waits. */
  bringUpdate() {
    const worker = (this.installing = new Worker());
    this.dispatchEvent(new Event("updatefound"));
    this.installing = null;
    this.waiting = worker;
    worker.become("installed");
    return worker;
  }
}

class Container extends EventTarget {
  controller: Worker | null = null;
  register = vi.fn(() => Promise.resolve(registration));
  takeOver(worker: Worker) {
    this.controller = registration.active = worker;
    registration.waiting = null;
    this.dispatchEvent(new Event("controllerchange"));
  }
}

let registration: Registration;
let container: Container;
const reload = vi.fn();

beforeEach(() => {
  registration = new Registration();
  container = new Container();
  vi.stubEnv("DEV", false);
  vi.stubGlobal("navigator", { serviceWorker: container });
  vi.stubGlobal("location", {
    href: "https://needle.test/",
    origin: "https://needle.test",
    reload,
  });
  vi.resetModules();
  reload.mockClear();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

/** A tab of the app: on its first visit, or with a service worker from an earlier one. */
async function openTab({ visitedBefore }: { visitedBefore: boolean }) {
  if (visitedBefore) container.controller = registration.active = new Worker();
  const offline = await import("#app/offline.ts");
  await offline.startOffline();
  return offline;
}

it("says when everything is here to work without a network", async () => {
  const { offlineState, subscribe } = await openTab({ visitedBefore: false });
  const heard = vi.fn();
  subscribe(heard);
  expect(offlineState()).toBe("installing");
  const worker = (registration.installing = new Worker());
  registration.dispatchEvent(new Event("updatefound"));
  worker.become("installed");
  registration.active = worker;
  worker.become("activated");
  container.takeOver(worker);
  expect(offlineState()).toBe("ready");
  expect(heard).toHaveBeenCalledOnce();
  expect(reload).not.toHaveBeenCalled();
});

it("tells of an update and waits to be asked", async () => {
  const { offlineState } = await openTab({ visitedBefore: true });
  expect(offlineState()).toBe("ready");
  const update = registration.bringUpdate();
  expect(offlineState()).toBe("update waiting");
  expect(update.posted).toEqual([]);
  expect(reload).not.toHaveBeenCalled();
});

it("saves before it swaps, and once more before it reloads", async () => {
  const { applyUpdate } = await openTab({ visitedBefore: true });
  const update = registration.bringUpdate();
  const done: string[] = [];
  const flush = () => Promise.resolve(done.push("saved"));
  reload.mockImplementation(() => done.push("reloaded"));
  await applyUpdate(flush);
  expect(update.posted).toEqual([{ type: "SKIP_WAITING" }]);
  expect(done).toEqual(["saved"]);
  container.takeOver(update);
  await vi.waitFor(() => expect(done).toEqual(["saved", "saved", "reloaded"]));
});

it("does not update when saving failed", async () => {
  const { applyUpdate } = await openTab({ visitedBefore: true });
  const update = registration.bringUpdate();
  await expect(applyUpdate(() => Promise.reject(new Error("disk full")))).rejects.toThrow(
    "disk full",
  );
  expect(update.posted).toEqual([]);
  container.takeOver(update);
  expect(reload).not.toHaveBeenCalled();
});

it("leaves a tab alone when another one asked, and says so", async () => {
  const { applyUpdate, offlineState } = await openTab({ visitedBefore: true });
  container.takeOver(registration.bringUpdate());
  expect(offlineState()).toBe("updated elsewhere");
  expect(reload).not.toHaveBeenCalled();
  await applyUpdate(() => Promise.resolve());
  expect(reload).toHaveBeenCalledOnce();
});

it("says that it was updated elsewhere when a page of its build is gone", async () => {
  const { offlineState } = await openTab({ visitedBefore: true });
  globalThis.dispatchEvent(new Event("vite:preloadError"));
  expect(offlineState()).toBe("updated elsewhere");
});

it("works without a service worker", async () => {
  container.register.mockRejectedValueOnce(new Error("SecurityError"));
  const { offlineState } = await openTab({ visitedBefore: false });
  expect(offlineState()).toBe("unsupported");
});
