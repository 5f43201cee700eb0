import { useState } from "react";
import type { Preview } from "#exchange/preview.ts";
import { listOf } from "#domain/plural.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";

/** Some of the files are under a passphrase: asks for it, as often as it takes. */
export function LockedFiles({
  preview,
  tried,
  onOpen,
  onGoOn,
  onDismiss,
}: {
  preview: Preview;
  /** What was typed before and did not open all of them. */
  tried: readonly string[];
  onOpen: (passphrase: string) => void;
  /** Without them. */
  onGoOn: () => void;
  onDismiss: () => void;
}) {
  const [typed, setTyped] = useState("");
  const locked = preview.files.flatMap((file) => (!file.ok && file.isLocked ? file.name : []));
  const others = preview.files.filter((file) => file.ok).length;
  const isOne = locked.length === 1;
  return (
    <form
      className="card stack"
      aria-labelledby="locked"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== "") onOpen(typed);
      }}
    >
      <h2 id="locked">Under a passphrase</h2>
      <p>
        <bdi>{listOf(locked)}</bdi> {isOne ? "is" : "are"} locked. Whoever made{" "}
        {isOne ? "it" : "them"} knows the passphrase; it is kept nowhere, and Needle cannot find it
        out.
      </p>
      <Field
        label="Passphrase"
        error={
          tried.length > 0
            ? `This passphrase does not open ${isOne ? "it" : "all of them"}. Nothing was changed. Capital letters, spaces and accents count.`
            : undefined
        }
      >
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="off"
            autoFocus
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button type="submit" look="primary" disabled={typed.trim() === ""}>
          Open
        </Button>
        {others > 0 && <Button onClick={onGoOn}>Go on without {isOne ? "it" : "them"}</Button>}
        <Button onClick={onDismiss}>Cancel</Button>
      </div>
    </form>
  );
}
