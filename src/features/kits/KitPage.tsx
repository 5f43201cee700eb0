import type { ReactNode } from "react";
import { seesAll } from "#domain/records/travel.ts";
import { useLiveQuery } from "dexie-react-hooks";
import { Link, useLocation } from "wouter";
import { isBuiltIn } from "#domain/kit/builtInKits.ts";
import type { KitId } from "#domain/id.ts";
import { anchorOf, hasEqualWeights, levels, type Kit } from "#domain/kit/kit.ts";
import { hasPractice } from "#domain/practice/hasPractice.ts";
import { handOver } from "#exchange/download.ts";
import { exportPacket } from "#exchange/exports.ts";
import { duplicateKit, editKit } from "#storage/kitDrafts.ts";
import { addBuiltInKit, listKits } from "#storage/kits.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import { say } from "#ui/toasts.ts";
import { KitRest } from "./KitRest.tsx";
import css from "./Kits.module.css";
import { useKit } from "./useKit.ts";

/** A kit to read, to print for the interview, and to go on from. */
export function KitPage({ id, missing }: { id: string; missing: ReactNode }) {
  const found = useKit(id);
  if (found === undefined) return null;
  if (found === null) return missing;
  const { kit } = found;
  const equal = hasEqualWeights(kit.items);
  return (
    <main className={`page stack ${css.reading ?? ""}`}>
      <title>{`${kit.title}, Needle`}</title>
      <div>
        <h1>
          <bdi>{kit.title}</bdi>
        </h1>
        <p className="muted">
          Version {kit.version}. {kit.about} {kit.level}
        </p>
      </div>
      <Ways id={found.id} kit={kit} />
      {kit.items.map((item) => (
        <section
          key={item.id}
          className={`card stack ${css.printed ?? ""}`}
          aria-label={item.title}
        >
          <div>
            <h2>
              {item.title}
              {!equal && <span className="small muted"> counts {item.weight}×</span>}
            </h2>
            <p className="small muted">
              {item.summary} {item.why}
            </p>
          </div>
          <ol className={css.anchorList}>
            {levels.map((level) => (
              <li key={level}>
                <ScoreMark score={level} />
                <span>{anchorOf(item, level)}</span>
              </li>
            ))}
          </ol>
          {item.questions.map((question) => (
            <div key={question.text} className="small">
              <p>
                <b>Ask:</b> {question.text} <span className="muted">({question.kind})</span>
              </p>
              <ul className={css.probes}>
                {question.probes.map((probe) => (
                  <li key={probe}>{probe}</li>
                ))}
              </ul>
            </div>
          ))}
          <div className={css.room} aria-hidden>
            Notes
          </div>
        </section>
      ))}
      {!equal && (
        <p className="muted">
          Items do not count equally: {kit.weightsReason || "no reason given"}
        </p>
      )}
      <KitRest kit={kit} />
    </main>
  );
}

/** What one can do with a kit. */
function Ways({ id, kit }: { id: KitId; kit: Kit }) {
  const [, navigate] = useLocation();
  const versions = useLiveQuery(listKits);
  const [older] = (versions ?? [])
    .filter(({ body }) => body.family === kit.family && body.version < kit.version)
    .toSorted((a, b) => b.body.version - a.body.version);
  // A kit of Needle's own is stored with its first use.
  const stored = async () => {
    if (isBuiltIn(id)) await addBuiltInKit(kit);
  };
  const edit = async () => {
    await stored();
    navigate(paths.kitDraft(await editKit(id, kit)));
  };
  const duplicate = async () => navigate(paths.kitDraft(await duplicateKit(id, kit)));
  const send = async () => {
    await stored();
    const { file } = await exportPacket({ what: "kit", kit: id }, seesAll);
    await handOver(file);
    say(`${file.name} is in your downloads. Whoever opens it in Needle has this kit.`);
  };
  const copy = async () => {
    const { writeKitTable } = await import("#domain/exports/kitTable.ts");
    try {
      await navigator.clipboard.writeText(writeKitTable(kit));
      say("Copied: paste it into a sheet. What you change there comes back in under Kits.");
    } catch {
      say("This browser did not allow copying. Export the kit instead.", "warning");
    }
  };
  return (
    <div className={`row ${css.ways ?? ""}`}>
      <Link href={paths.newOpening(id)} className={buttonClass({ look: "primary" })}>
        New opening with it
      </Link>
      <Link href={paths.scoreOn(id)} className={buttonClass()}>
        Score a candidate
      </Link>
      <Button onClick={() => void edit()}>Edit as the next version</Button>
      <Button onClick={() => void duplicate()}>Duplicate</Button>
      <Button onClick={() => globalThis.print()}>Print for the interview</Button>
      <Button onClick={() => void send()}>Export the kit</Button>
      <Button onClick={() => void copy()}>Copy as a table</Button>
      {older !== undefined && (
        <Link href={paths.kitChanges(id, older.id)} className={buttonClass()}>
          What changed since version {older.body.version}
        </Link>
      )}
      {hasPractice(kit) && (
        <Link href={paths.kitPractice(id)} className={buttonClass()} onClick={() => void stored()}>
          Practise
        </Link>
      )}
    </div>
  );
}
