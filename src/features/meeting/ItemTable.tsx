import type { ItemComparison } from "#domain/meeting/itemComparison.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import { FigureTable } from "#ui/FigureTable.tsx";

/** The dot strip in numbers: items against panelists. */
export function ItemTable({
  rows,
  members,
}: {
  rows: readonly ItemComparison[];
  members: readonly PanelMember[];
}) {
  const scoring = members.filter(({ id }) =>
    rows.some(
      (row) =>
        row.given.some(({ member }) => member.id === id) ||
        row.notObserved.some((one) => one.id === id),
    ),
  );
  return (
    <FigureTable label="Scores by item and panelist">
      <thead>
        <tr>
          <th scope="col">Item</th>
          {scoring.map((member) => (
            <th key={member.id} scope="col">
              <bdi>{member.name}</bdi>
            </th>
          ))}
          <th scope="col">Range</th>
          <th scope="col">Panelists</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.item.id}>
            <th scope="row">{row.item.title}</th>
            {scoring.map((member) => (
              <td key={member.id}>{scoresIn(row, member)}</td>
            ))}
            <td>{row.range ?? "none"}</td>
            <td>{row.panelists}</td>
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}

function scoresIn(row: ItemComparison, member: PanelMember): string {
  const own = row.given
    .filter((mark) => mark.member.id === member.id)
    .map(({ rating }) => rating.score);
  if (own.length > 0) return own.join(", ");
  return row.notObserved.some(({ id }) => id === member.id) ? "not observed" : "";
}
