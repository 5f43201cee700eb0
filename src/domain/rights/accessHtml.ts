import { escapedHtml } from "#domain/pasted.ts";
import type { AccessPack } from "./accessPack.ts";
import { accessSections, type PackDates } from "./accessSections.ts";

/** Nothing is fetched and nothing runs, whatever people wrote. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2rem; border-bottom: 1px solid; } h3 { margin-bottom: .25rem; }
dl { display: grid; grid-template-columns: minmax(7rem, 13rem) 1fr; gap: .25rem 1rem; margin: 0 0 1rem; }
body { overflow-wrap: anywhere; } dd { margin: 0; white-space: pre-wrap; }
dd.alone { grid-column: 1 / -1; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; } }
@media print { h2, h3 { break-after: avoid; } dl > * { break-inside: avoid; } body { margin: 0; } }
`;

/** One page that stands for itself: to be read, printed and sent. */
export function accessHtml(pack: AccessPack, dates: PackDates): string {
  const name = escapedHtml(pack.candidate.name);
  const sections = accessSections(pack, dates).map(({ title, note, parts }) => {
    const body = parts.map(({ heading, pairs }) => {
      const rows = pairs.map(([label, text]) =>
        label === ""
          ? `<dd class="alone" dir="auto">${escapedHtml(text)}</dd>`
          : `<dt dir="auto"><b>${escapedHtml(label)}</b></dt><dd dir="auto">${escapedHtml(text)}</dd>`,
      );
      const head = heading === "" ? "" : `<h3 dir="auto">${escapedHtml(heading)}</h3>\n`;
      return `${head}${listOfRows(rows)}`;
    });
    const said = note === undefined ? "" : `<p>${escapedHtml(note)}</p>\n`;
    return `<section>\n<h2>${escapedHtml(title)}</h2>\n${said}${body.join("\n")}\n</section>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>Everything held on ${name}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Everything held on <bdi>${name}</bdi></h1>
${sections.join("\n")}
</main>
</body>
</html>
`;
}

/** Rows without a label stand in a list of their own: a description belongs to a term. */
function listOfRows(rows: readonly string[]): string {
  if (rows.every((row) => row.startsWith("<dd")))
    return `<ul>\n${rows.map((row) => row.replace('<dd class="alone"', "<li").replace("</dd>", "</li>")).join("\n")}\n</ul>`;
  return `<dl>\n${rows.join("\n")}\n</dl>`;
}
