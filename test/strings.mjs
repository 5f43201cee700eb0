// Lists every string people may read, by its place: `npm run strings` writes docs/strings.md.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

export const listFile = "docs/strings.md";

/** What holds no words for people, though it is text. */
const mute = new Set([
  "className",
  "key",
  "id",
  "name",
  "type",
  "href",
  "d",
  "look",
  "size",
  "tone",
]);
const rooms = ["app", "features", "ui", "domain", "exchange", "storage", "host"];

/** The whole list as it is to stand in the project. */
export function stringsList(root = ".") {
  const files = rooms
    .flatMap((room) =>
      readdirSync(`${root}/src/${room}`, { recursive: true, encoding: "utf8" }).map(
        (name) => `src/${room}/${name.replaceAll("\\", "/")}`,
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
    .toSorted();
  const parts = files.flatMap((file) => {
    const found = stringsIn(file, readFileSync(`${root}/${file}`, "utf8"));
    return found.length === 0 ? [] : [`## ${file}`, "", ...found.map((one) => `- ${one}`), ""];
  });
  return [
    "# Every string in the app",
    "",
    "Made by `npm run strings`; a test says when it is old. `{}` stands for what is filled in.",
    "",
    ...parts,
  ].join("\n");
}

/** The strings of one file in their order, each once. */
export function stringsIn(file, source) {
  const found = new Set();
  const inside = new Set();
  const say = (text) => {
    const words = text.replaceAll(/\s+/g, " ").trim();
    if (isProse(words)) found.add(words);
  };
  const visit = (node, parent, field) => {
    if (inside.has(node)) return;
    if (node.type.startsWith("TS") && node.type !== "TSAsExpression" && !("expression" in node))
      return;
    if (/^(?:Import|ExportAll)/.test(node.type)) return;
    if (node.type === "JSXAttribute" && mute.has(node.name.name)) return;
    if (node.type === "JSXElement" || node.type === "JSXFragment") {
      if (node.children.some((child) => child.type === "JSXText" && /\p{L}/u.test(child.value)))
        say(textOf(node, inside));
    }
    const isKey = field === "key" && parent?.type === "Property" && !parent.computed;
    const isCompared = parent?.type === "BinaryExpression" || parent?.type === "SwitchCase";
    if (node.type === "Literal" && typeof node.value === "string" && !isKey && !isCompared)
      say(node.value);
    if (node.type === "TemplateLiteral" && parent?.type !== "TaggedTemplateExpression")
      say(node.quasis.map(({ value }) => value.cooked).join("{}"));
    for (const [name, value] of Object.entries(node))
      for (const child of Array.isArray(value) ? value : [value])
        if (child !== null && typeof child === "object" && typeof child.type === "string")
          visit(child, node, name);
  };
  visit(parseSync(file, source).program, null, "");
  return [...found];
}

/** An element's words as one sentence, elements within it included; these are then told. */
function textOf({ children }, inside) {
  return children
    .map((child) => {
      if (child.type === "JSXText") return child.value;
      if (child.type === "JSXElement" || child.type === "JSXFragment") {
        inside.add(child);
        return textOf(child, inside);
      }
      const { expression } = child;
      return expression?.type === "Literal" ? String(expression.value) : "{}";
    })
    .join("");
}

/** Words with a space between them, or one that begins like a sentence; no code, address or selector. */
function isProse(text) {
  const words = text.replaceAll("{}", "");
  if (!/\p{L}{2}/u.test(words) || /[[\]#;=<>$^\\]|:\/\/|--|^\.|^@|^\//.test(words)) return false;
  return /\p{L}{2,}[,.:]? (?:\S.*)?\p{L}/u.test(text) || /^\p{Lu}\p{Ll}+[.?…]?$/u.test(text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(listFile, stringsList());
