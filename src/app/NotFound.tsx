import { Link } from "wouter";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";

/** An address that leads nowhere on this device: mistyped, removed, or never brought here. */
export function NotFound({ what = "page" }: { what?: "page" | "opening" | "candidate" | "kit" }) {
  return (
    <main className="page stack">
      <h1>No such {what} on this device</h1>
      <p className="muted">
        It may have been removed, or it is on another device and its file was never opened here.
      </p>
      <div className="row">
        <Link href={paths.home()} className={buttonClass({ look: "primary" })}>
          All openings
        </Link>
        <Link href={paths.receive()} className={buttonClass()}>
          Open a file
        </Link>
      </div>
    </main>
  );
}
