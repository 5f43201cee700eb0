import { plural } from "#domain/plural.ts";
import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { Link } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import { listKits } from "#storage/kits.ts";
import { moveToKit } from "#storage/openings.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { say } from "#ui/toasts.ts";

/** Moves an opening to another version of its kit: on purpose, told what it means, and back. */
export function MoveKit({ panel }: { panel: Panel }) {
  const kits = useLiveQuery(listKits);
  const [asked, setAsked] = useState<string | null>(null);
  const { kit, opening } = panel;
  const others = (kits ?? []).filter(
    ({ id, body }) => kit !== null && body.family === kit.family && id !== opening.kit,
  );
  if (kit === null || others.length === 0) return null;
  const cards = panel.cards.filter(({ body }) => body.kit === opening.kit).length;
  return (
    <section className="card stack" aria-labelledby="move-kit">
      <div>
        <h2 id="move-kit">Kit version</h2>
        <p className="small muted">
          This opening is on version {kit.version}. Its {plural(cards, "card")} and all drafts stay
          on the version they began with, and calibration does not mix versions: move between
          candidates rather than in the middle of one.
        </p>
      </div>
      {others.map(({ id, body }) => (
        <div key={id} className="row">
          <span className="grow">Version {body.version}</span>
          <Link href={paths.kitChanges(id, opening.kit)} className={buttonClass({ size: "small" })}>
            What would change<span className="unseen"> with version {body.version}</span>
          </Link>
          {asked === id ? (
            <>
              <Button
                size="small"
                look="primary"
                onClick={() => {
                  setAsked(null);
                  void moveToKit(panel, id, body).then(() =>
                    say(
                      `The opening is on version ${body.version} now. Older cards stay as they are.`,
                    ),
                  );
                }}
              >
                Move the opening
              </Button>
              <Button size="small" onClick={() => setAsked(null)}>
                Stay
              </Button>
            </>
          ) : (
            <Button size="small" onClick={() => setAsked(id)}>
              Move to version {body.version}…
            </Button>
          )}
        </div>
      ))}
    </section>
  );
}
