import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import type { WatchOut } from "#domain/playbook/watchOut.ts";
import { watchOuts } from "#domain/playbook/watchOuts.ts";
import css from "./Playbook.module.css";

const order = ["open", "unknown", "clear"] as const;
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
  const open = all.filter(({ state }) => state === "open").length;
  return (
    <section className="card stack" aria-labelledby="watch-outs">
      <div>
        <h3 id="watch-outs" className={css.title}>
          Watch-outs
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
      <ul className={css.watchOuts}>
        {order.flatMap((state) =>
          all.filter((one) => one.state === state).map((one) => <One key={one.id} one={one} />),
        )}
      </ul>
    </section>
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
