/**
 * What people wrote in an editor of another system, as plain text: paragraphs and list items get
 * lines, marks go, entities are read once. Nothing of it is markup any more, whatever it looks like.
 * One pass over the text; what is never closed is text.
 */
export function textFromHtml(html: string): string {
  if (!/<[a-z/!]/i.test(html)) return entitiesRead(html);
  // Where no mark ends a line, its own ends do.
  const source = endsLines.test(html) ? html : html.replaceAll(/\r?\n/g, "<br>");
  const page = new Page();
  const tags = new Tags(source);
  let at = 0;
  for (let open = source.indexOf("<"); open !== -1; open = source.indexOf("<", at)) {
    page.write(source.slice(at, open));
    const end = tags.endOf(open);
    at = end ?? open + 1;
    if (end === null) {
      page.write("<");
      continue;
    }
    const head = source.slice(open, open + 20);
    const [, slash = "", name = ""] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(head) ?? [];
    const tag = name.toLowerCase();
    if (silent.has(tag) && slash === "") at = tags.afterSilent(at, tag);
    else if (tag === "a")
      page.link(slash === "/", hrefIn(source.slice(open, Math.min(end, open + 2048))));
    else page.tag(tag, slash === "/");
  }
  page.write(source.slice(at));
  return page.text();
}

const endsLines = /<(?:br|p|div|li|ul|ol|tr|h[1-6])\b/i;
const silent: ReadonlySet<string> = new Set(["script", "style", "template", "title", "noscript"]);
const blocks: ReadonlySet<string> = new Set(
  "address article aside blockquote dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr ol p pre section table tr ul".split(
    " ",
  ),
);
/** Between these stands an empty line. */
const spaced: ReadonlySet<string> = new Set("p h1 h2 h3 h4 h5 h6 blockquote table".split(" "));

class Page {
  private readonly parts: string[] = [];
  /** How many line ends are due before the next word. */
  private due = 0;
  private space = false;
  private isEmpty = true;
  private readonly lists: { next: number | null }[] = [];
  private opened: { href: string; from: number } | null = null;

  write(raw: string): void {
    const text = entitiesRead(raw.replaceAll(/[ \t\r\n\f]+/g, " "));
    if (text === "") return;
    if (text.startsWith(" ")) this.space = true;
    const words = text.replaceAll(/^ | $/g, "");
    if (words !== "") this.put(words);
    if (words !== "" && text.endsWith(" ")) this.space = true;
  }

  tag(name: string, isClosing: boolean): void {
    if (name === "br") this.breakLine(this.due + 1);
    else if (name === "ul" || name === "ol") this.list(name === "ol", isClosing);
    else if (name === "li") this.item(isClosing);
    else if (name === "td" || name === "th") this.space = true;
    else if (blocks.has(name)) this.breakLine(Math.max(this.due, spaced.has(name) ? 2 : 1));
  }

  text(): string {
    this.link(true, "");
    return this.parts.join("");
  }

  private put(words: string): void {
    if (!this.isEmpty && this.due > 0) this.parts.push("\n".repeat(Math.min(this.due, 2)));
    else if (this.space && !this.isEmpty) this.parts.push(" ");
    this.parts.push(words);
    [this.due, this.space, this.isEmpty] = [0, false, false];
  }

  private breakLine(lines: number): void {
    [this.due, this.space] = [lines, false];
  }

  private list(isNumbered: boolean, isClosing: boolean): void {
    if (isClosing) this.lists.pop();
    else if (this.lists.length < 100) this.lists.push({ next: isNumbered ? 1 : null });
    this.breakLine(Math.max(this.due, 1));
  }

  private item(isClosing: boolean): void {
    this.breakLine(Math.max(this.due, 1));
    if (isClosing) return;
    const list = this.lists.at(-1);
    const inset = "  ".repeat(Math.min(Math.max(this.lists.length - 1, 0), 5));
    const dash = list === undefined || list.next === null ? "-" : `${list.next}.`;
    if (list !== undefined && list.next !== null) list.next += 1;
    this.put(`${inset}${dash}`);
    this.space = true;
  }

  /** Where it leads stands behind it, where that is an address one can open and not its text. */
  link(isClosing: boolean, href: string): void {
    const link = this.opened;
    // A link that opens within another ends that one.
    this.opened = isClosing ? null : { href, from: this.parts.length };
    if (link === null || link.href === "") return;
    const shown = this.parts.slice(link.from).join("").trim();
    if (shown !== link.href) this.put(`${shown === "" ? "" : " "}(${link.href})`);
    if (this.opened !== null) this.opened.from = this.parts.length;
  }
}

function hrefIn(tag: string): string {
  const [, , address = ""] = /\shref\s*=\s*(["'])(.*?)\1/is.exec(tag) ?? [];
  const href = entitiesRead(address).trim();
  return /^(?:https?:\/\/|mailto:)\S+$/i.test(href) ? href : "";
}

/** Finds where tags end; what it looked for to the end and did not find, it does not look for again. */
class Tags {
  private hasEnds = true;
  private hasQuotes = true;
  private hasComments = true;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** Behind the `>` that ends what opens there; `null` where no tag opens, or none ends. */
  endOf(open: number): number | null {
    if (!this.hasEnds || !/[a-z/!?]/i.test(this.source.charAt(open + 1))) return null;
    if (this.hasComments && this.source.startsWith("<!--", open)) {
      const end = this.after("-->", open + 4);
      this.hasComments = end !== null;
      if (end !== null) return end;
    }
    const end = this.hasQuotes ? this.quotedEnd(open) : null;
    if (end !== null) return end;
    // A quote that is never closed swallows no text: the next `>` ends the tag.
    this.hasQuotes = false;
    const plain = this.after(">", open);
    this.hasEnds = plain !== null;
    return plain;
  }

  /** Scripts and styles are no words; one that is never closed goes to the end. */
  afterSilent(from: number, tag: string): number {
    const close = new RegExp(`</${tag}`, "gi");
    close.lastIndex = from;
    const found = close.exec(this.source);
    return (found && this.after(">", found.index)) ?? this.source.length;
  }

  private quotedEnd(open: number): number | null {
    let quote = "";
    for (let at = open + 1; at < this.source.length; at += 1) {
      const sign = this.source.charAt(at);
      if (quote !== "") quote = sign === quote ? "" : quote;
      else if (sign === ">") return at + 1;
      else if ((sign === '"' || sign === "'") && this.source.charAt(at - 1) === "=") quote = sign;
    }
    return null;
  }

  private after(end: string, from: number): number | null {
    const at = this.source.indexOf(end, from);
    return at === -1 ? null : at + end.length;
  }
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  bull: "•",
  middot: "·",
  euro: "€",
  pound: "£",
  copy: "©",
  reg: "®",
  trade: "™",
  times: "×",
  eacute: "é",
  agrave: "à",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  szlig: "ß",
};

function entitiesRead(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, ten: string | undefined, sixteen: string | undefined, name: string | undefined) => {
      if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
      const code = ten === undefined ? Number.parseInt(sixteen ?? "", 16) : Number(ten);
      const isSign = code >= 32 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
      return isSign ? String.fromCodePoint(code) : whole;
    },
  );
}
