import { useState } from "react";
import { lookThrough, namedInWords, withoutNames } from "#domain/exports/called.ts";
import type { CandidateId } from "#domain/id.ts";
import { meetingRecordOf } from "#domain/meeting/meetingRecord.ts";
import type { MeetingRecord } from "#domain/meeting/recordShape.ts";
import { byNumber, candidateNames } from "#domain/panel/byNumber.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { numbersFor } from "#storage/numbersFor.ts";
import { areNamesOff } from "#ui/namesOff.ts";
import css from "./Record.module.css";

type Called = Awaited<ReturnType<typeof numbersFor>>;

/** Records by number: on the page, on paper and in files alike. */
export function useByNumber(panel: Panel) {
  const isUsual = areNamesOff() || panel.opening.byNumber === true;
  const [called, setCalled] = useState<Called | null>(null);
  const [isTicked, setTicked] = useState(false);
  const [replaces, setReplaces] = useState(false);
  const isOn = called !== null;
  const names = called === null ? [] : candidateNames(panel, called.privateNames);
  return {
    /** By number whatever is ticked: then only the words are in question. */
    isUsual,
    isTicked,
    isOn,
    panel: called === null ? panel : byNumber(panel, called.numbers),
    replaces,
    setReplaces,
    turn: async (on: boolean) => {
      setTicked(on);
      setCalled(on ? await numbersFor(panel) : null);
    },
    namedIn: (records: readonly MeetingRecord[]) => withoutNames(records, names).found,
    shown: (records: MeetingRecord[]) =>
      isOn && replaces ? withoutNames(records, names).value : records,
  };
}

export function recordIn(panel: Panel, id: CandidateId): MeetingRecord {
  const candidate = panel.candidates.find((one) => one.id === id);
  if (candidate === undefined) throw new Error("This candidate is not in the opening any more.");
  return meetingRecordOf(panel, candidate);
}

/** For a record that goes to others: no names, and what to do about those in people’s words. */
export function ByNumber({
  numbered,
  named,
}: {
  numbered: ReturnType<typeof useByNumber>;
  named: number;
}) {
  return (
    <div className={css.byNumber}>
      <label className={css.tick}>
        <input
          type="checkbox"
          checked={numbered.isTicked}
          onChange={(event) => void numbered.turn(event.currentTarget.checked)}
        />
        {numbered.isUsual ? "By number in what people wrote, too" : "By number"}
      </label>
      {numbered.isOn && (named > 0 || numbered.replaces) && (
        <label className={css.tick}>
          <input
            type="checkbox"
            checked={numbered.replaces}
            onChange={(event) => numbered.setReplaces(event.currentTarget.checked)}
          />
          Put “[the candidate]” where a name stands
        </label>
      )}
      {numbered.isOn && named > 0 && (
        <p className="small muted" role="status">
          <b>{namedInWords(named)}</b> {lookThrough}
        </p>
      )}
    </div>
  );
}
