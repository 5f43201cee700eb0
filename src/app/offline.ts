import { trustedScriptUrl } from "#trusted";

/**
 * - `unsupported`: no service worker here (private window, plain http, development): needs the network to open
 * - `installing`: the first visit is still fetching what it needs to work without a network
 * - `ready`: opens and works without a network
 * - `update waiting`: a newer version is here and takes over when someone asks for it
 * - `updated elsewhere`: another tab moved on to it; this one goes on with the old pages it has, until reloaded
 */
export type OfflineState =
  | "unsupported"
  | "installing"
  | "ready"
  | "update waiting"
  | "updated elsewhere";

const hour = 60 * 60_000;

let state: OfflineState = "unsupported";
let registration: ServiceWorkerRegistration | undefined;
let flushBeforeReload: (() => Promise<unknown>) | undefined;
let lookedAt = 0;
const listeners = new Set<() => void>();

/** With {@link offlineState}, the two halves of `useSyncExternalStore`. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function offlineState(): OfflineState {
  return state;
}

/** Registers the service worker. Call once, at start; it never reloads a page by itself. */
export async function startOffline(): Promise<void> {
  if (import.meta.env.DEV || !("serviceWorker" in navigator)) return;
  const container = navigator.serviceWorker;
  let wasControlled = container.controller !== null;
  container.addEventListener("controllerchange", () => {
    if (flushBeforeReload !== undefined) void reloadAfter(flushBeforeReload);
    else if (wasControlled) change("updated elsewhere");
    wasControlled = true;
  });
  globalThis.addEventListener("vite:preloadError", noticeMissingPage);
  document.addEventListener("visibilitychange", lookForUpdate);
  change("installing");
  try {
    // Not from the HTTP cache, or a host's caching decides when people get an update.
    registration = await container.register(trustedScriptUrl("/sw.js"), { updateViaCache: "none" });
  } catch {
    change("unsupported"); // Refused by the browser's settings; the app works, it cannot open offline.
    return;
  }
  lookedAt = Date.now();
  registration.addEventListener("updatefound", () => follow(registration?.installing));
  if (registration.waiting !== null) change("update waiting");
  else if (registration.active !== null) change("ready");
  follow(registration.installing);
}

/**
 * Moves this tab, and only this one, to the version that waits: saves first (`flush`), swaps,
 * saves what was typed meanwhile, reloads. When `flush` fails nothing has happened.
 */
export async function applyUpdate(flush: () => Promise<unknown>): Promise<void> {
  await flush();
  flushBeforeReload = flush;
  const waiting = registration?.waiting ?? null;
  if (waiting === null) await reloadAfter(flush);
  else waiting.postMessage({ type: "SKIP_WAITING" }); // `controllerchange` follows.
}

async function reloadAfter(flush: () => Promise<unknown>): Promise<void> {
  await flush();
  location.reload();
}

function follow(worker: ServiceWorker | null | undefined): void {
  worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && registration?.active !== null) change("update waiting");
    if (worker.state === "activated" && state === "installing") change("ready");
    if (worker.state === "redundant" && state === "installing") change("unsupported");
  });
}

/** Under a service worker every page of this build is on the device; one that is not belongs to a build that left. */
function noticeMissingPage(): void {
  if (navigator.serviceWorker.controller !== null) change("updated elsewhere");
}

function lookForUpdate(): void {
  if (document.hidden || Date.now() - lookedAt < hour) return;
  lookedAt = Date.now();
  registration?.update().catch(() => {}); // No network: it looks again in an hour.
}

function change(next: OfflineState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}
