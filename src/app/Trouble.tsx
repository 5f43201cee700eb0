import { Button } from "#ui/Button.tsx";
import { EmergencyExport } from "./EmergencyExport.tsx";

/** Something broke that nobody expected. What is stored is still there: reload, or take it out. */
export function Trouble({ error }: { error: Error }) {
  return (
    <main className="page stack" role="alert">
      <h1>This page stopped working</h1>
      <p>
        What you saved is still on this device. Reload the page; if it happens again, save a backup
        first.
      </p>
      <div className="row">
        <Button look="primary" onClick={() => location.reload()}>
          Reload
        </Button>
        <EmergencyExport />
      </div>
      <details>
        <summary>What went wrong, for whoever looks into it</summary>
        <pre className="small">{error.stack ?? error.message}</pre>
      </details>
    </main>
  );
}
