import type { Plan } from "#domain/records/plan.ts";
import type { LiveRecord } from "#domain/records/record.ts";

/** The kits and people without whom a record cannot be read. */
export function recordsNamedBy(record: LiveRecord): string[] {
  switch (record.kind) {
    case "opening":
      return [record.body.kit, ...record.body.panel.map((member) => member.panelist)];
    case "scorecard":
      return [record.body.kit, record.author];
    case "waiver":
      return [record.body.without, record.author];
    case "rerating":
      return [record.body.panelist, record.author];
    case "mark":
      return [...(record.body.panelist === null ? [] : [record.body.panelist]), record.author];
    case "decision":
      return [...record.body.dissent.map(({ panelist }) => panelist), record.author];
    case "plan":
      return [...peopleIn(record.body), record.author];
    case "practice":
      return [record.body.panelist, record.body.kit, record.author];
    case "recusal":
    case "opened":
      return [record.body.panelist, record.author];
    case "sealed":
      return [record.body.kit];
    case "choice":
      return [record.body.panelist];
    case "panel":
    case "claim":
    case "release":
    case "share":
    case "head":
    case "shown":
    case "folderKey":
    case "candidate":
    case "kit":
    case "panelist":
    case "sameness":
      return [];
  }
}

function peopleIn(plan: Plan): string[] {
  if (plan.what !== "step") return [];
  return [plan.owner, plan.done?.by ?? null].filter((person) => person !== null);
}
