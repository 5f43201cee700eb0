import { cardInWords, type CardInWords } from "./cardInWords.ts";
import { toAshby } from "./ashby.ts";
import { greenhouseParts, toGreenhouse } from "./greenhouse.ts";
import { type MiddleWish, toLever } from "./lever.ts";
import { manifestOf, type NotCarried } from "./manifest.ts";
import { toMerge } from "./merge.ts";
import { toWorkable } from "./workable.ts";
import type { ResolvedCard } from "#domain/exports/resolvedCards.ts";

export const atsForms = ["greenhouse", "workable", "lever", "ashby", "merge"] as const;
export type AtsForm = (typeof atsForms)[number];

/** Which publication of a vendor a file follows, and what it was held against; also on screen. */
export const atsShapes: Readonly<Record<AtsForm, { shape: string; checked: string }>> = {
  greenhouse: {
    shape: "Greenhouse Harvest v3: scorecards with the resources that belong to them",
    checked:
      "Harvest v1 and v2 ended in August 2026. The resources and fields of v3 are those that public programs reading v3 use, as seen on 29 November 2026; Greenhouse’s own list of fields could not be opened. Never sent to a live account.",
  },
  workable: {
    shape: "Workable API v3: the rating of a candidate, in stars",
    checked:
      "Held against the published example, as noted in November 2026. Never sent to a live account.",
  },
  lever: {
    shape: "Lever API v1: feedback forms",
    checked:
      "Held against the published example, as noted in November 2026. Never sent to a live account.",
  },
  ashby: {
    shape: "Ashby API: submitted interview feedback",
    checked:
      "Held against the published example, as noted in November 2026. Never sent to a live account.",
  },
  merge: {
    shape: "Merge unified ATS model: Scorecard",
    checked:
      "Held against the published model, as noted in November 2026. Never sent to a live account.",
  },
};

const about =
  "Interview scorecards from Needle. Ids count within this file only: those of your system are its own to give. Lines below [Needle] say what has no field there. What could not be carried as written stands at the end, under notCarried.";

export type AtsFile = { parts: string[]; notCarried: NotCarried[] };

/** A line a card, the manifest at the end: long files can be looked through, and compared. */
export function writeAtsFile(
  form: AtsForm,
  cards: readonly ResolvedCard[],
  { three, onCard = () => {} }: MiddleWish & { onCard?: (done: number) => void },
): AtsFile {
  const lists = new Map<string, string[]>();
  const notCarried: NotCarried[] = [];
  const write = writerOf(form, { three });
  for (const [index, resolved] of cards.entries()) {
    const { rows, left } = write(cardInWords(resolved), resolved);
    for (const [name, added] of rows) {
      const list = lists.get(name) ?? [];
      for (const row of added) list.push(JSON.stringify(row));
      lists.set(name, list);
    }
    notCarried.push(...left);
    onCard(index + 1);
  }
  const head = { about, ...atsShapes[form] };
  const manifest = manifestOf(notCarried);
  const parts = [
    `{\n${Object.entries(head)
      .map(([name, text]) => `${JSON.stringify(name)}: ${JSON.stringify(text)},\n`)
      .join("")}`,
    ...[...emptyLists(form), ...lists.keys()]
      .filter((name, index, all) => all.indexOf(name) === index)
      .map((name) => `${JSON.stringify(name)}: ${inLines(lists.get(name) ?? [])},\n`),
    `"notCarried": {\n"said": ${JSON.stringify(manifest.said)},\n"cells": ${inLines(
      manifest.cells.map((cell) => JSON.stringify(cell)),
    )}\n}\n}\n`,
  ];
  return { parts, notCarried };
}

type Written = { rows: Iterable<[list: string, rows: readonly object[]]>; left: NotCarried[] };

function writerOf(
  form: AtsForm,
  wish: MiddleWish,
): (card: CardInWords, resolved: ResolvedCard) => Written {
  switch (form) {
    case "greenhouse": {
      const add = toGreenhouse();
      return (card, { opening, candidate, panelist }) => ({
        rows: Object.entries(
          add(card, { opening: opening.id, candidate: candidate.id, panelist: panelist.id }),
        ),
        left: [],
      });
    }
    case "workable":
      return (card) => ({ rows: [["ratings", [toWorkable(card)]]], left: [] });
    case "lever":
      return (card) => inList("feedback", toLever(card, wish));
    case "ashby":
      return (card) => inList("feedback", toAshby(card, wish));
    case "merge":
      return (card) => inList("scorecards", toMerge(card));
  }
}

function inList(
  list: string,
  { written, notCarried }: { written: object; notCarried: NotCarried[] },
): Written {
  return { rows: [[list, [written]]], left: notCarried };
}

function emptyLists(form: AtsForm): readonly string[] {
  if (form === "greenhouse") return greenhouseParts;
  if (form === "workable") return ["ratings"];
  return [form === "merge" ? "scorecards" : "feedback"];
}

function inLines(lines: readonly string[]): string {
  return lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n]`;
}
