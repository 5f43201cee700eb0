import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listFile, stringsIn, stringsList } from "./strings.mjs";

test("the list of strings is as the app says them now (else: npm run strings)", () => {
  expect(readFileSync(listFile, "utf8")).toBe(stringsList());
});

test.each([
  ["<p>Hello <b>{name}</b>, all {count} in.</p>", ["Hello {}, all {} in."]],
  ['<Field label="Your name" className="a b" />', ["Your name"]],
  ["`${count} of ${all} scored`", ["{} of {} scored"]],
  ['x === "not a label"; const a = { "not this": "But this one" };', ["But this one"]],
  ['import a from "not this either"; const b: "or a type" = c;', []],
  ['querySelector("dialog[open] p"); fetch("https://a.b/c d");', []],
])("what people may read is found, and nothing else: %s", (source, strings) => {
  expect(stringsIn("a.tsx", source)).toEqual(strings);
});
