import { say } from "#ui/toasts.ts";

/** Whether an error, or any error inside it, is the browser saying there is no room left. */
export function isQuotaError(error: unknown): boolean {
  for (
    let depth = 0, inner = error;
    depth < 8 && typeof inner === "object" && inner !== null;
    depth += 1
  ) {
    if ("name" in inner && inner.name === "QuotaExceededError") return true;
    inner = "inner" in inner ? inner.inner : null;
  }
  return false;
}

/** The one listener for errors nobody caught: says "Not saved" and where to take the data out. */
export function listenForTrouble(): void {
  addEventListener("unhandledrejection", ({ reason }) => {
    say(
      isQuotaError(reason)
        ? "Not saved: this device has no room left. In Settings, press “Back up everything”, then free some space."
        : "That did not work, and nothing was changed. Reload the page and try again.",
      "warning",
    );
  });
}
