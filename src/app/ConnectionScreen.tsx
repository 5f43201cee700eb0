import type { Connection } from "#storage/connection.ts";
import { Button } from "#ui/Button.tsx";

const words = {
  "updated elsewhere": {
    title: "Needle was updated in another tab",
    text: "This tab still runs the older version and has stopped writing, so that nothing gets mixed up. Everything you saved is there. Reload to go on.",
  },
  blocked: {
    title: "Another tab still uses an older Needle",
    text: "Close the other Needle tabs; this one goes on by itself as soon as they are gone.",
  },
  "made by a newer Needle": {
    title: "A newer Needle has been used on this device",
    text: "Its data is safe and was not touched. Reload to get the newer version here too; if you are offline, connect once and reload.",
  },
  lost: {
    title: "The browser closed Needle’s storage",
    text: "This happens when site data is cleared, or on phones that ran out of memory. Reload to open it again. What was saved before is still there unless it was cleared.",
  },
} as const satisfies Record<Exclude<Connection, "open">, { title: string; text: string }>;

/** The database cannot be used from this tab; says why and what to do. */
export function ConnectionScreen({ connection }: { connection: Exclude<Connection, "open"> }) {
  return (
    <main className="page stack" role="alert">
      <h1>{words[connection].title}</h1>
      <p>{words[connection].text}</p>
      <div className="row">
        <Button look="primary" onClick={() => location.reload()}>
          Reload
        </Button>
      </div>
    </main>
  );
}
