/** Files on their way to the Receive page: dropped, or handed over by the system. */
let waiting: readonly File[] = [];
const listeners = new Set<() => void>();

export function offerFiles(files: readonly File[]): void {
  waiting = files;
  for (const listener of listeners) listener();
}

/** Hands over what waits, once. */
export function takeFiles(): readonly File[] {
  const files = waiting;
  waiting = [];
  return files;
}

export function subscribeToIncoming(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
