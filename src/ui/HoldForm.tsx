import { useState } from "react";
import { Button } from "./Button.tsx";
import { dayInFull } from "./dates.ts";
import { Field } from "./Field.tsx";

/** Since when something may not be erased, and why. */
type Hold = { since: string; reason: string };

/** Puts something under a legal hold, with the reason, or lifts it. */
export function HoldForm({
  hold,
  what,
  onChange,
}: {
  hold: Hold | null;
  /** `this opening` */
  what: string;
  onChange: (hold: Hold | null) => Promise<void>;
}) {
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  if (hold !== null)
    return (
      <div className="stack">
        <p>
          Since {dayInFull(hold.since)}: <bdi>{hold.reason}</bdi>
        </p>
        <div>
          <Button onClick={() => void onChange(null)}>Lift the hold on {what}</Button>
        </div>
      </div>
    );
  const put = () => {
    const line = reason.trim();
    if (line === "") return setError("Say in a line why: a claim, a request, a case number.");
    setError(undefined);
    setReason("");
    void onChange({ since: new Date().toISOString(), reason: line });
  };
  return (
    <div className="stack">
      <Field label="Why it has to be kept" hint="The panel reads this line too." error={error}>
        {(control) => (
          <input
            {...control}
            value={reason}
            dir="auto"
            autoComplete="off"
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <div>
        <Button onClick={put}>Put {what} under a hold</Button>
      </div>
    </div>
  );
}
