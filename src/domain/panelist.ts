import * as z from "zod/mini";
import { Name } from "./text.ts";

/** A person who scores. What they do in one opening stands in that opening's panel. */
export const Panelist = z.strictObject({ name: Name });
export type Panelist = z.infer<typeof Panelist>;

/** For marks on charts: `Maya Okafor` → `MO`, `陳大文` → `陳大`. Two characters at most. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s\p{P}]+/u).filter((word) => word !== "");
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  const letters = last === "" ? [...first].slice(0, 2) : [[...first][0], [...last][0]];
  return letters.join("").toUpperCase();
}
