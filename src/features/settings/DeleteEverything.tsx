import { useState } from "react";
import { deleteEverything } from "#storage/health.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";

const word = "delete";

/** Takes the whole database off this device, after a word typed on purpose. */
export function DeleteEverything() {
  const [asked, setAsked] = useState(false);
  const [typed, setTyped] = useState("");
  const remove = async () => {
    await deleteEverything();
    localStorage.clear();
    sessionStorage.clear();
    location.assign("/");
  };
  return (
    <section className="card stack" aria-labelledby="delete">
      <h2 id="delete">Delete everything</h2>
      <p className="small muted">
        All openings, cards, drafts and names on this device. Copies on other devices and in files
        stay.
      </p>
      {!asked ? (
        <div>
          <Button look="danger" onClick={() => setAsked(true)}>
            Delete everything…
          </Button>
        </div>
      ) : (
        <div className="stack">
          <Field label={`This cannot be undone. Type “${word}” to go on`}>
            {(control) => (
              <input
                {...control}
                value={typed}
                autoComplete="off"
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            )}
          </Field>
          <div className="row">
            <Button
              look="danger"
              disabled={typed.trim().toLowerCase() !== word}
              onClick={() => void remove()}
            >
              Delete everything on this device
            </Button>
            <Button onClick={() => setAsked(false)}>Keep it</Button>
          </div>
        </div>
      )}
    </section>
  );
}
