/** `1 card`, `3 cards`, `2 people`: a count with its noun. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `Ana, Ben and Caro`. */
export function listOf(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

const smallNumbers = [
  ["no", "one", "two", "three", "four", "five", "six"],
  ["seven", "eight", "nine", "ten", "eleven", "twelve"],
].flat();

/** `three`, in figures above twelve. */
export function spelled(count: number): string {
  return smallNumbers[count] ?? String(count);
}
