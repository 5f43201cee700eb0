import { Link, useLocation } from "wouter";
import { paths } from "#paths";
import css from "./HomePage.module.css";
import { SampleDoor } from "./SampleDoor.tsx";

/** Three doors: score now, open what a panel sent, or look around. */
export function FirstRun({ onScore }: { onScore: () => void }) {
  const [, navigate] = useLocation();
  return (
    <main className={css.first}>
      <title>Needle</title>
      <h1 className={css.claim}>Score on the same items. Then talk about where you differ.</h1>
      <p className={css.lead}>
        A scorecard for interview panels. Each person scores alone, 1 to 5, with evidence. The panel
        compares, talks and decides.
      </p>
      <div className={css.doors}>
        <button
          type="button"
          className={`${css.door} ${css.main}`}
          aria-label="Score a candidate"
          aria-describedby="door-score"
          onClick={onScore}
        >
          <svg
            width="114"
            height="28"
            viewBox="0 0 114 28"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            aria-hidden
          >
            {[1, 24, 47, 93].map((x) => (
              <rect key={x} x={x} y="2" width="18" height="24" rx="5" />
            ))}
            <rect x="70" y="2" width="18" height="24" rx="5" fill="currentColor" />
          </svg>
          <b>Score a candidate</b>
          <span id="door-score">
            Your name, their name, the role, and you are on the scorecard.
          </span>
        </button>
        <button
          type="button"
          className={css.door}
          aria-label="Open a file from my panel"
          aria-describedby="door-open"
          onClick={() => navigate(paths.pickFiles())}
        >
          <svg
            width="34"
            height="28"
            viewBox="0 0 34 28"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
            aria-hidden
          >
            <path d="M3 8v15a3 3 0 0 0 3 3h17" />
            <rect x="9" y="2" width="22" height="19" rx="4" />
            <path d="M16 10h8M16 14h5" />
          </svg>
          <b>Open a file from my panel</b>
          <span id="door-open">
            An invite, or cards to bring together. You can also drop files anywhere.
          </span>
        </button>
        <SampleDoor look="door" />
      </div>
      <ul className={css.promises}>
        <li>No account. No server.</li>
        <li>Your scores stay in this browser until you send them.</li>
        <li>Nobody sees your card before you submit it.</li>
        <li>
          <Link href={paths.newOpening()}>Set up an opening for a panel</Link>, or{" "}
          <Link href={paths.kits()}>a kit for your role</Link>
        </li>
      </ul>
    </main>
  );
}
