import { Link } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";

/** Where there is nothing to score: why, and the way back. */
export function Dead({ panel, title, text }: { panel: Panel; title: string; text: string }) {
  return (
    <main className="page stack">
      <h1>{title}</h1>
      <p className="muted">{text}</p>
      <div className="row">
        <Link href={paths.opening(panel.id)} className={buttonClass({ look: "primary" })}>
          Back to the roster
        </Link>
      </div>
    </main>
  );
}
