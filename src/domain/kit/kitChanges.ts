import { levels, type Kit } from "./kit.ts";

/** One thing that differs between two versions; `null` where it is not in one of them. */
export type KitChange = { where: string; before: string | null; after: string | null };

/** What changed from one version to the next, in the order of the newer one, removals last. */
export function kitChanges(before: Kit, after: Kit): KitChange[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const changed = [...now].flatMap(([key, line]): KitChange[] => {
    const was = old.get(key)?.text ?? null;
    return was === line.text ? [] : [{ where: line.where, before: was, after: line.text }];
  });
  const removed = [...old]
    .filter(([key]) => !now.has(key))
    .map(([, { where, text }]): KitChange => ({ where, before: text, after: null }));
  return [...changed, ...removed].filter(
    (change) => (change.before ?? "") !== "" || (change.after ?? "") !== "",
  );
}

type Line = { where: string; text: string };

/** A kit as named lines: what is compared, each under a key that survives renaming and reordering. */
function linesOf(kit: Kit): Map<string, Line> {
  const lines = new Map<string, Line>();
  const add = (key: string, where: string, text: string) => lines.set(key, { where, text });
  const titleOf = (id: string) => kit.items.find((item) => item.id === id)?.title ?? id;
  add("title", "Role", kit.title);
  add("level", "Level", kit.level);
  add("about", "About", kit.about);
  add("order", "Order of the items", kit.items.map(({ title }) => title).join(", "));
  for (const item of kit.items) {
    const at = `item ${item.id}`;
    add(at, `${item.title}: title`, item.title);
    add(`${at} summary`, `${item.title}: summary`, item.summary);
    add(`${at} why`, `${item.title}: why it matters`, item.why);
    for (const level of levels)
      add(`${at} ${level}`, `${item.title}: level ${level}`, item.anchors[level - 1] ?? "");
    add(`${at} weight`, `${item.title}: weight`, String(item.weight));
    add(
      `${at} questions`,
      `${item.title}: questions`,
      item.questions
        .map(({ kind, text, probes }) => [`${text} (${kind})`, ...probes].join("\n"))
        .join("\n\n"),
    );
  }
  add("weightsReason", "Why weights differ", kit.weightsReason);
  for (const { id, title, detail } of kit.gates)
    add(`gate ${id}`, `Must-have: ${title}`, `${title}. ${detail}`);
  add("nice", "Nice to have", kit.niceToHaves.join(", "));
  for (const { id, tone, title, detail, items } of kit.signals)
    add(
      `signal ${id}`,
      `${tone === "red flag" ? "Red flag" : "Strong sign"}: ${title}`,
      `${title}. ${detail}\nOn ${items.map(titleOf).join(", ") || "no item"}.`,
    );
  for (const { id, title, purpose, minutes, items, paired, takeHome } of kit.rounds)
    add(
      `round ${id}`,
      `Round: ${title}`,
      [
        `${title}, ${minutes} minutes${paired ? ", with a paired session" : ""}${takeHome === undefined ? "" : `, ${takeHome} minutes at home`}.`,
        purpose,
        `Looks at ${items.map(titleOf).join(", ") || "no item"}.`,
      ].join("\n"),
    );
  for (const { name, candidate, brief, trap, evidence } of kit.cases ?? []) {
    const at = `case ${name}`;
    add(at, `Practice case: ${candidate}`, [`${candidate}. ${brief}`, trap].join("\n").trim());
    for (const { item, notes, gold, because } of evidence)
      add(
        `${at} ${item}`,
        `Practice case: ${candidate}, ${titleOf(item)}`,
        `${notes}\nAnswer ${gold}: ${because}`,
      );
  }
  return lines;
}
