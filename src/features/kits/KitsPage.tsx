import { groupBy } from "#domain/groupBy.ts";
import { plural } from "#domain/plural.ts";
import { useLiveQuery } from "dexie-react-hooks";
import { Link, useLocation } from "wouter";
import {
  isBuiltIn,
  kitLine,
  scoredOn,
  withBuiltIn,
  type KitLine,
} from "#domain/kit/builtInKits.ts";
import type { KitDraft } from "#domain/kit/kitForm.ts";
import { hasPractice } from "#domain/practice/hasPractice.ts";
import { listKitDrafts, newKit } from "#storage/kitDrafts.ts";
import { listKits } from "#storage/kits.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { momentInWords } from "#ui/dates.ts";
import { Notice } from "#ui/Notice.tsx";
import css from "./Kits.module.css";

/** Every kit there is here: those Needle brings along, the panel's own, and drafts of them. */
export function KitsPage() {
  const [, navigate] = useLocation();
  const stored = useLiveQuery(listKits);
  const drafts = useLiveQuery(listKitDrafts);
  if (stored === undefined || drafts === undefined) return null;
  const families = familiesOf(withBuiltIn(stored.map(({ id, body }) => kitLine(id, body))));
  const practised = new Set(
    stored.filter(({ body }) => hasPractice(body)).map(({ id }) => id as string),
  );
  const begin = async () => navigate(paths.kitDraft(await newKit()));
  return (
    <main className="page stack">
      <title>Kits, Needle</title>
      <div className="row">
        <h1 className="grow">Kits</h1>
        <Button look="primary" onClick={() => void begin()}>
          New kit
        </Button>
        <Link href={paths.kitFromTable()} className={buttonClass()}>
          Make a kit from a table
        </Link>
        <Link href={paths.pickFiles()} className={buttonClass()}>
          Bring in a kit file
        </Link>
      </div>
      <p className="muted">
        What a role is scored on: items with anchors, must-haves, signals, rounds. A published
        version never changes; editing makes the next.
      </p>
      {drafts.map((draft) => (
        <DraftLine key={draft.id} draft={draft} />
      ))}
      <ul className={css.kits}>
        {families.map(([latest, ...older]) => (
          <li key={latest.family} className={`card ${css.kit ?? ""}`}>
            <div>
              <h2>
                <Link href={paths.kit(latest.id)}>
                  <bdi>{latest.title}</bdi>
                </Link>
              </h2>
              <p className="small muted">
                Version {latest.version}. {plural(latest.items.length, "item")},{" "}
                {plural(latest.rounds, "round")}
                {isBuiltIn(latest.id) && ". Comes with Needle"}
                {(isBuiltIn(latest.id) || practised.has(latest.id)) &&
                  ", with three practice cases"}
                .
              </p>
              <p className="small muted">
                <bdi>{scoredOn(latest)}</bdi>
              </p>
            </div>
            {older.length > 0 && (
              <p className="small">
                Earlier:{" "}
                {older.map(({ id, version }, place) => (
                  <span key={id}>
                    {place > 0 && ", "}
                    <Link href={paths.kit(id)}>version {version}</Link>
                  </span>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </main>
  );
}

function DraftLine({ draft }: { draft: KitDraft }) {
  const title = draft.form.title.trim();
  return (
    <Notice
      tone="todo"
      action={
        <Link href={paths.kitDraft(draft.id)} className={buttonClass({ look: "primary" })}>
          Continue<span className="unseen"> {title}</span>
        </Link>
      }
    >
      <b>
        <bdi>{title === "" ? "A kit without a name" : title}</bdi>
      </b>
      , draft of version {draft.version}. Last changed {momentInWords(draft.changedAt)}.
    </Notice>
  );
}

/** Versions of one family together, the latest first; families by name. */
function familiesOf(kits: readonly KitLine[]): [KitLine, ...KitLine[]][] {
  const latestFirst = kits.toSorted((a, b) => b.version - a.version);
  return [...groupBy(latestFirst, ({ family }) => family).values()].toSorted(([a], [b]) =>
    a.title.localeCompare(b.title),
  );
}
