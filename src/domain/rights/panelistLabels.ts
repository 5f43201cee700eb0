import type { PanelistId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";

/** What panelists are called: by name, or by letter in an order that tells nothing but the panel’s own. */
export type PanelistLabels = {
  label: (panelist: PanelistId) => string;
  /** Where all that is known is a name. */
  byName: (name: string) => string;
  /** Their names, to be looked for in what people wrote. */
  names: string[];
};

export function panelistLabels(panel: Panel, withNames: boolean): PanelistLabels {
  const all = [...panel.members, ...panel.gone];
  const letters = new Map(all.map(({ id }, at) => [id, `Panelist ${letterAt(at)}`]));
  const label = (panelist: PanelistId) => {
    const id = panel.resolve(panelist);
    const name = all.find((member) => member.id === id)?.name;
    return (withNames ? name : letters.get(id)) ?? "Somebody who is not on the panel";
  };
  return {
    label,
    byName: (name) => {
      const found = all.find((member) => member.name === name);
      if (found !== undefined) return label(found.id);
      return withNames && name !== "" ? name : "Somebody who is not on the panel";
    },
    names: all.map(({ name }) => name),
  };
}

/** A to Z, then AA: a panel has up to 200 people. */
function letterAt(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${letterAt(Math.floor(at / 26) - 1)}${letter}`;
}
