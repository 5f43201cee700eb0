import type { ItemRow } from "#domain/meeting/calibration.ts";
import type { PanelMember } from "#domain/panel/panel.ts";
import { Scroll } from "#ui/Scroll.tsx";
import css from "#features/panel/Calibrate.module.css";

/** The dot strip in numbers: items against panelists. */
export function ItemTable({
  rows,
  members,
}: {
  rows: readonly ItemRow[];
  members: readonly PanelMember[];
}) {
  const scoring = members.filter(({ id }) =>
    rows.some(
      (row) =>
        row.marks.some(({ member }) => member.id === id) ||
        row.notObserved.some((one) => one.id === id),
    ),
  );
  return (
    <Scroll label="Scores by item and panelist">
      <table className={css.table}>
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
      </table>
    </Scroll>
  );
}

function scoresIn(row: ItemRow, member: PanelMember): string {
  const own = row.marks
    .filter((mark) => mark.member.id === member.id)
    .map(({ rating }) => rating.score);
  if (own.length > 0) return own.join(", ");
  return row.notObserved.some(({ id }) => id === member.id) ? "not observed" : "";
}
