import { Link } from "wouter";
import { paths } from "#paths";

/** What Needle is and promises, in a few lines. */
export function About() {
  return (
    <section className="card stack" aria-labelledby="about">
      <h2 id="about">About Needle</h2>
      <p className="small muted">
        A structured-interview scorecard for panels. It has no account and no server: what you enter
        stays in this browser until you send a file. The tool never decides; the panel does, with
        its reasons written down. Free software under the MIT licence.
      </p>
      <p className="small">
        <Link href={paths.howThisDecides()}>How this decides</Link>: for a works council or a
        data-protection officer, on one page
      </p>
      <p className="small">
        <a href="/third-party-notices.txt">What Needle is built with, and its licences</a>
      </p>
    </section>
  );
}
