import { Link } from "wouter";
import { kitChanges } from "#domain/kit/kitChanges.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import css from "./Kits.module.css";
import { useKit } from "./useKit.ts";

/** Two versions of a kit side by side: only what differs. */
export function KitChangesPage({ newer, older }: { newer: string; older: string }) {
  const [after, before] = [useKit(newer), useKit(older)];
  if (after === undefined || before === undefined) return null;
  if (after === null || before === null)
    return (
      <main className="page stack">
        <h1>One of these versions is not on this device</h1>
        <div>
          <Link href={paths.kits()} className={buttonClass()}>
            All kits
          </Link>
        </div>
      </main>
    );
  const changes = kitChanges(before.kit, after.kit);
  const [from, to] = [`Version ${before.kit.version}`, `Version ${after.kit.version}`];
  return (
    <main className="page stack">
      <title>{`What changed, ${after.kit.title}, Needle`}</title>
      <div>
        <h1>What changed</h1>
        <p className="muted">
          <Link href={paths.kit(after.id)}>
            <bdi>{after.kit.title}</bdi>
          </Link>
          , {from.toLowerCase()} to {to.toLowerCase()}.{" "}
          {changes.length === 0
            ? "Nothing differs."
            : changes.length === 1
              ? "One thing differs."
              : `${changes.length} things differ.`}
        </p>
      </div>
      {changes.map(({ where, before: was, after: is }) => (
        <section key={where} className="card stack" aria-label={where}>
          <h2>{where}</h2>
          <div className={css.sides}>
            <Side title={from} text={was} />
            <Side title={to} text={is} />
          </div>
        </section>
      ))}
    </main>
  );
}

function Side({ title, text }: { title: string; text: string | null }) {
  return (
    <div>
      <h3>{title}</h3>
      <p className={css.prose} dir="auto">
        {text === null ? (
          <span className="muted">not there</span>
        ) : text === "" ? (
          <span className="muted">empty</span>
        ) : (
          text
        )}
      </p>
    </div>
  );
}
