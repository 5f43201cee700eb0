export type HeaderRule = { path: string; headers: [name: string, value: string][] };

/** Reads the `_headers` format of Netlify and Cloudflare Pages: a path, then indented headers. */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split("\n").filter((one) => /^[^#]*\S/.test(one))) {
    const [, name, value] = /^\s+([^:]+):(.*)$/.exec(line) ?? [];
    if (name === undefined) rules.push({ path: line.trim(), headers: [] });
    else rules.at(-1)?.headers.push([name.trim(), (value ?? "").trim()]);
  }
  return rules;
}

/** What a path is answered with: names in small letters, later rules before earlier ones. */
export function headersFor(rules: readonly HeaderRule[], path: string): Map<string, string> {
  const shipped = new Map<string, string>();
  for (const rule of rules.filter((one) => applies(one, path)))
    for (const [name, value] of rule.headers) shipped.set(name.toLowerCase(), value);
  return shipped;
}

/** Lets pages reach one room's server besides their own: `url` may be the origin or more of it. */
export function reaching(url: string, rules: readonly HeaderRule[]): HeaderRule[] {
  if (!/^wss?:\/\/[^\s;,]+$/.test(url)) throw new Error(`“${url}” is not the address of a room.`);
  const widened = (value: string) =>
    value.replace("connect-src 'self'", `connect-src 'self' ${url}`);
  return rules.map(({ path, headers }) => ({
    path,
    headers: headers.map(([name, value]) => [name, widened(value)]),
  }));
}

/** A deep link is answered with index.html. */
export function isPlace(path: string): boolean {
  return !(path.split("/").at(-1) ?? "").includes(".");
}

function applies({ path }: HeaderRule, asked: string): boolean {
  if (path === "/index.html" && isPlace(asked)) return true;
  return path.endsWith("*") ? asked.startsWith(path.slice(0, -1)) : path === asked;
}
