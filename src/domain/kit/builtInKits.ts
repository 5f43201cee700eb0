import { KitId } from "#domain/id.ts";
import type { Kit } from "./kit.ts";

/** What one sees of a kit in a list, before it is looked at. */
export type KitLine = {
  id: KitId;
  family: Kit["family"];
  title: string;
  version: number;
  /** What it scores, by name. */
  items: readonly string[];
  rounds: number;
};

export function kitLine(id: KitId, { family, title, version, items, rounds }: Kit): KitLine {
  const titles = items.map((item) => item.title);
  return { id, family, title, version, items: titles, rounds: rounds.length };
}

/** What it scores, in a line; of a long one the first few. */
export function scoredOn({ items }: Pick<KitLine, "items">): string {
  const shown = items.slice(0, 6).join("\u00a0· ");
  return items.length > 6 ? `${shown} and ${items.length - 6} more` : shown;
}

/** What Needle brings along, the playbook's own role first. A kit's text comes when it is needed. */
export const builtInKits: readonly KitLine[] = [
  line("15ad40b2184ada6b5dad3ca97645f8c494ff54583a5b397a84a94f6c7742c388", {
    family: "ml-engineer",
    title: "Machine Learning Engineer",
    items: [
      "Productionise models",
      "Own evaluation and monitoring",
      "Partner with data science and product",
      "Drive MLOps practice",
    ],
  }),
  line("575a67607ad7d53470520c2b362093b5cd75f61e111ca1a42034bdb2bf42f70b", {
    family: "data-scientist",
    title: "Data Scientist",
    items: [
      "Frame the question",
      "Draw sound conclusions",
      "Model with judgement",
      "Make results land",
    ],
  }),
  line("9deb18daab3a29a44ef841eafd9bc1fca0b54b5ce3bc5884478030133a0952c4", {
    family: "backend-engineer",
    title: "Backend Engineer",
    items: [
      "Design services and data",
      "Run it in production",
      "Change code safely",
      "Build with the teams around it",
    ],
  }),
  line("1f968cc7d96b3c075128856995eae274f2304d92f8a30fae6af7fb8b8f935d31", {
    family: "support-lead",
    title: "Customer Support Lead",
    items: ["Resolve hard cases", "Run the queue", "Coach people", "Take away the causes"],
  }),
  line("739d455f5e0b4e4c7db24f41f1ab231560fd274e72fc9948de4fc4ac6176e233", {
    family: "product-manager",
    title: "Product Manager",
    items: [
      "Find the problem",
      "Choose, and say no",
      "Ship with the team",
      "Learn from what shipped",
    ],
  }),
  line("d1d4d39017c4b19f764525a2e5ae8e73376ad2dc08ef8582e960e41307dbeb81", {
    family: "sales-representative",
    title: "Sales Representative",
    items: [
      "Find and qualify",
      "Understand the buyer",
      "Bring it to a decision",
      "Forecast and keep promises",
    ],
  }),
];

function line(hash: string, about: Pick<KitLine, "family" | "title" | "items">): KitLine {
  return { id: KitId.parse(`kit.${hash}`), version: 1, rounds: 3, ...about };
}

const texts: Readonly<Record<string, () => Promise<Kit>>> = {
  "ml-engineer": async () => (await import("./mlEngineer.ts")).mlEngineer,
  "data-scientist": async () => (await import("./dataScientist.ts")).dataScientist,
  "backend-engineer": async () => (await import("./backendEngineer.ts")).backendEngineer,
  "support-lead": async () => (await import("./supportLead.ts")).supportLead,
  "product-manager": async () => (await import("./productManager.ts")).productManager,
  "sales-representative": async () =>
    (await import("./salesRepresentative.ts")).salesRepresentative,
};

/** Needle's own first, then the others there are, each id once. */
export function withBuiltIn(stored: readonly KitLine[]): KitLine[] {
  return [...builtInKits, ...stored.filter(({ id }) => !isBuiltIn(id))];
}

export function isBuiltIn(id: string): boolean {
  return builtInKits.some((kit) => kit.id === id);
}

/** Fetches a kit that Needle brings along; `null` where it brings no such kit. */
export async function loadBuiltIn(id: string): Promise<Kit | null> {
  const known = builtInKits.find((kit) => kit.id === id);
  const load = known && texts[known.family];
  return load === undefined ? null : load();
}
