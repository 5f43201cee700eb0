import { useState } from "react";
import { plural } from "#domain/plural.ts";
import type { SheetFile, SheetRead } from "#exchange/sheetIn.ts";
import { Button } from "#ui/Button.tsx";
import { HowItIsRead, readInWords } from "./HowItIsRead.tsx";
import css from "./Import.module.css";
import { ImportAsked, ImportFresh, ImportWrong } from "./ImportLists.tsx";

/** The file as it was read, how else it could be, and whom it would add. */
export function ImportReading({
  sheet,
  read,
  byNumber,
  onChange,
  onAdd,
  onOther,
}: {
  sheet: SheetFile;
  read: SheetRead & { ok: true };
  byNumber: boolean;
  onChange: (change: Partial<Pick<SheetFile, "cells" | "wish">>) => void;
  onAdd: () => void;
  onOther: () => void;
}) {
  const { wish } = sheet;
  const { fresh, again, wrong, adds, same } = read.look;
  const { anyway } = wish;
  // Whoever must choose should see what there is to choose.
  const [isUnsure] = useState(fresh.count + again.count === 0);
  return (
    <div className="stack">
      <section className="card stack" aria-labelledby="file">
        <h2 id="file">
          <bdi>{sheet.name}</bdi>
        </h2>
        <details className="stack" open={isUnsure || undefined}>
          <summary>{readInWords(read)}</summary>
          <HowItIsRead
            read={read}
            wish={wish}
            onCells={(cells) => onChange({ cells })}
            onWish={(change) => onChange({ wish: { ...wish, ...change } })}
          />
        </details>
      </section>
      <ImportFresh people={fresh} byNumber={byNumber} />
      {again.count > 0 && (
        <ImportAsked
          people={again}
          isAdded={(at) => anyway === "all" || anyway.includes(at)}
          onAnswer={(at, yes) => {
            const lines = anyway === "all" ? again.first.map((one) => one.at) : anyway;
            const rest = lines.filter((one) => one !== at);
            onChange({ wish: { ...wish, anyway: yes ? [...rest, at] : rest } });
          }}
          onAll={(yes) => onChange({ wish: { ...wish, anyway: yes ? "all" : [] } })}
          isAll={anyway === "all"}
        />
      )}
      {wrong.count > 0 && <ImportWrong lines={wrong} />}
      <div className={css.act}>
        <Button look="primary" disabled={adds === 0} onClick={onAdd}>
          {adds === 0 ? "Nobody to add" : `Add ${plural(adds, "candidate")}`}
        </Button>
        <Button onClick={onOther}>Another file</Button>
        {same > 0 && (
          <p className="small muted">
            {plural(same, "line tells", "lines tell")} of somebody once more, by the same address or
            number: left out.
          </p>
        )}
      </div>
    </div>
  );
}
