/** A short word on something that happened; `warning` stays until it is closed. */
export type Toast = { id: number; tone: "done" | "warning"; text: string };

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function become(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function say(text: string, tone: Toast["tone"] = "done"): void {
  last += 1;
  const toast = { id: last, tone, text };
  become([...toasts.filter((other) => other.text !== text), toast].slice(-3));
  if (tone === "done") setTimeout(() => dismiss(toast.id), 6000);
}

export function dismiss(id: number): void {
  become(toasts.filter((toast) => toast.id !== id));
}
