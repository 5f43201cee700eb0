import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import type { WatchOut } from "#domain/playbook/watchOut.ts";
import { watchOuts } from "#domain/playbook/watchOuts.ts";
import css from "./Playbook.module.css";

const words = { open: "Look at this", unknown: "Nothing to go by yet", clear: "Clear" } as const;

/** The common mistakes of a search, checked against what the opening holds. */
export function WatchOuts({
  panel,
  viewer,
  today,
}: {
  panel: Panel;
  viewer: Viewer;
  today: string;
}) {
  const all = watchOuts(panel, viewer, today);
  const of = (state: WatchOut["state"]) => all.filter((one) => one.state === state);
  const groups = { open: of("open"), unknown: of("unknown"), clear: of("clear") };
  const open = groups.open.length;
  return (
    <section className="card stack" aria-labelledby="watch-outs">
      <div>
        <h3 id="watch-outs" className={css.title}>
          Watch out for
        </h3>
        <p className="small muted" role="status">
          {open === 0
            ? "None is open."
            : open === 1
              ? "1 of them is open."
              : `${open} of them are open.`}{" "}
          Checked as you go, from what is here.
        </p>
      </div>
      {groups.open.length > 0 && <List of={groups.open} />}
      {groups.unknown.length > 0 && (
        <details>
          <summary>{`Show the ${groups.unknown.length} with nothing to go by yet`}</summary>
          <List of={groups.unknown} />
        </details>
      )}
      {groups.clear.length > 0 && (
        <details>
          <summary>{`Show the ${groups.clear.length} that are clear`}</summary>
          <List of={groups.clear} />
        </details>
      )}
    </section>
  );
}

function List({ of }: { of: readonly WatchOut[] }) {
  return (
    <ul className={css.watchOuts}>
      {of.map((one) => (
        <One key={one.id} one={one} />
      ))}
    </ul>
  );
}

function One({ one: { title, state, evidence, todo } }: { one: WatchOut }) {
  return (
    <li className={css.watchOut} data-state={state} aria-label={title}>
      <div className={css.between}>
        <h4 className={css.name}>{title}</h4>
        <span className={css.state}>{words[state]}</span>
      </div>
      <p className="small">{evidence}</p>
      {state === "open" && <p className="small muted">{todo}</p>}
    </li>
  );
}
