import * as fc from "fast-check";
import { expect, test } from "vitest";
import { textFromHtml } from "#domain/exports/ats/htmlText.ts";
import { aText } from "#test/arbitraries.ts";

test.each([
  ["plain", "plain"],
  ["two\nlines", "two\nlines"],
  ["a <b>bold</b> word\nand a line", "a bold word\nand a line"],
  ["<p>One</p><p>Two</p>", "One\n\nTwo"],
  ["<div>One</div><div>Two<br>Three</div>", "One\nTwo\nThree"],
  ["<ul><li>One</li><li>Two<ul><li>In it</li></ul></li></ul>", "- One\n- Two\n  - In it"],
  ["<ol><li>One<li>Two</ol>after", "1. One\n2. Two\nafter"],
  ["R&amp;D &lt;3 &#8364;5 &#x41; &nope; &#0; &#xD800;", "R&D <3 €5 A &nope; &#0; &#xD800;"],
  ["&amp;lt;b&amp;gt;", "&lt;b&gt;"],
  [
    '<a href="https://example.com/x?a=1&amp;b=2">here</a>.',
    "here (https://example.com/x?a=1&b=2).",
  ],
  ['<a href="javascript:alert(1)">here</a>', "here"],
  ["<script>alert(1)</script>after<style>p{}</style>", "after"],
  ["<script>alert(1)", ""],
  ["before<!-- a <b> comment -->after", "beforeafter"],
  ['<img alt="a > b" src=x onerror=alert(1)>text', "text"],
  ["1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
  ["never <b closed", "never <b closed"],
  ['<b title="open>bold</b> text', "bold text"],
  ["<<b>a</b>>", "<a>"],
  ["  <p>  spaces \n collapse  </p> ", "spaces collapse"],
  ["&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"],
])("%j is %j", (html, text) => {
  expect(textFromHtml(html)).toBe(text);
});

test("what was escaped comes back as it was typed", () => {
  const escaped = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  fc.assert(
    fc.property(aText, (text) => textFromHtml(escaped(text)) === text),
    { numRuns: 5000 },
  );
});

test("no script's words, no attribute's value gets through, however it is mangled", () => {
  const part = fc.constantFrom(
    "<",
    ">",
    "<b",
    "<p>",
    "</p>",
    '"',
    "'",
    "=",
    "&",
    "<!--",
    "-->",
    "<li>",
    " ",
    "x",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const text = textFromHtml(
        `${parts.join("")}>"'>--><script>secret</script><i title="secret">`,
      );
      expect(text).not.toContain("secret");
    }),
    { numRuns: 5000 },
  );
});

test.each([
  "<",
  "<a",
  "<a ",
  '<a b=">"',
  "<a href='",
  "<!--",
  "<!-- >",
  "<script></script",
  "<script>",
  "</script",
  "<li>",
  "<ul><li>",
  "<ul>",
  "<a href='http://x'>",
  "&amp;",
  "&#",
  "&",
  "<br>",
  "x\n<b>",
])("100,000 characters of %j are read in no time", (piece) => {
  const long = piece.repeat(Math.ceil(100_000 / piece.length));
  const start = performance.now();
  textFromHtml(long);
  textFromHtml(`${long}>`);
  expect(performance.now() - start).toBeLessThan(1500);
});
