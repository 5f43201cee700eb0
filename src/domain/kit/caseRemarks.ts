import { listOf } from "#domain/plural.ts";
import { isBlankEvidence, keptPlaces, type CaseEvidence, type CaseForm } from "./caseForm.ts";
import type { KitForm } from "./kitForm.ts";
import { advice, must, type KitRemark } from "./kitRemark.ts";

/** What keeps a kit with cases from being published. */
export function caseGaps(form: KitForm): KitRemark[] {
  const titles = titlesOf(form);
  return [
    ...(form.cases ?? []).flatMap((one, place) => [
      ...(one.candidate.trim() === ""
        ? [must(`cases.${place}.candidate`, "Name the made-up candidate.")]
        : []),
      ...gapsOf(one, place, titles),
    ]),
    ...namesakes(form.cases ?? []),
  ];
}

function gapsOf(one: CaseForm, place: number, titles: ReadonlyMap<string, string>): KitRemark[] {
  const kept = keptPlaces(one, new Set(titles.keys()));
  if (kept.length === 0)
    return [
      must(
        one.evidence.length === 0 ? `cases.${place}.candidate` : `cases.${place}.evidence.0.notes`,
        "Write what was said on at least one item, the level it earns, and why.",
      ),
    ];
  return kept.flatMap((at) => {
    const told = one.evidence[at];
    const wanting = told === undefined ? [] : wantingIn(told);
    const [first] = wanting;
    if (told === undefined || first === undefined) return [];
    const words = listOf(wanting.map(({ what }) => what));
    return [
      must(
        `cases.${place}.evidence.${at}.${first.field}`,
        `On ${titles.get(told.item) ?? told.item} ${words} ${wanting.length === 1 && first.field !== "notes" ? "is" : "are"} missing.`,
      ),
    ];
  });
}

function wantingIn(told: CaseEvidence) {
  return (
    [
      { field: "notes", what: "the notes" },
      { field: "gold", what: "the answer" },
      { field: "because", what: "the reason" },
    ] as const
  ).filter(({ field }) => told[field].trim() === "");
}

function namesakes(cases: readonly CaseForm[]): KitRemark[] {
  const seen = new Set<string>();
  return cases.flatMap(({ candidate }, place) => {
    const key = candidate.trim().toLowerCase();
    if (key === "" || !seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      must(
        `cases.${place}.candidate`,
        `Two cases are about “${candidate.trim()}”; tell them apart.`,
      ),
    ];
  });
}

/** What is worth a thought: items a case does not score, and what it still says of items that are gone. */
export function caseAdvice(form: KitForm): KitRemark[] {
  const titles = titlesOf(form);
  return (form.cases ?? []).flatMap((one, place) => {
    const kept = new Set(keptPlaces(one, new Set(titles.keys())));
    const said = new Set([...kept].map((at) => one.evidence[at]?.item));
    const silent = [...titles].filter(([id]) => !said.has(id)).map(([, title]) => title);
    const gone = one.evidence.some((told) => !titles.has(told.item) && !isBlankEvidence(told));
    const at = `cases.${place}.candidate`;
    return [
      ...(one.brief.trim() === ""
        ? [advice(`cases.${place}.brief`, "Say what a panelist would know beforehand.")]
        : []),
      ...(kept.size > 0 && silent.length > 0
        ? [advice(at, `Nothing is said about ${listOf(silent)}: the case does not score that.`)]
        : []),
      ...(gone
        ? [
            advice(
              at,
              "It says something on an item that was removed; that part is left out of the version.",
            ),
          ]
        : []),
    ];
  });
}

function titlesOf({ items }: KitForm): ReadonlyMap<string, string> {
  return new Map(
    items.map(({ id, title }, place) => [
      id,
      title.trim() === "" ? `item ${place + 1}` : title.trim(),
    ]),
  );
}
