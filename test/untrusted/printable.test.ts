import { describe, expect, test } from "vitest";
import { inMarkdown } from "../../scripts/drift/report/in-markdown.ts";
import { formats, toAnnotations } from "../../scripts/drift/report/formats.ts";
import type { Report } from "../../scripts/drift/report/report.ts";
import { printable } from "../../scripts/lib/printable.ts";

test.each([
  ["a terminal sequence", "a\u001b[31mb", "a\\u001b[31mb"],
  ["a carriage return", "honest\rforged", "honest\\u000dforged"],
  ["a C1 control character", "\u009b31m", "\\u009b31m"],
  ["a bidi override", "a\u202eb", "a\\u202eb"],
  ["an invisible character", "a\u200bb\u3164", "a\\u200bb\\u3164"],
  ["a tag character", "a\u{e0041}b", "a\\udb40\\udc41b"],
  ["a line separator", "a\u2028::error::b", "a\\u2028::error::b"],
  ["a lone surrogate", "a\ud800b", "a\\ud800b"],
  ["a workflow command", "a\n ::error::b", "a\n \\u003a:error::b"],
  ["a workflow command after a no-break space", "\u00a0::stop", "\u00a0\\u003a:stop"],
  ["a workflow command in the older syntax", "a ##[error]b", "a #\\u0023[error]b"],
])("%s is escaped", (_name, text, expected) => {
  expect(printable(text)).toBe(expected);
  expect(printable(expected)).toBe(expected);
});

test("text in any script is printed unchanged", () => {
  const text = "Ünïcode — 日本語, עברית, 😀\nDELETE /byok/{id} → 200: a::b";
  expect(printable(text)).toBe(text);
});

const hostile =
  "\u001b[2J\u2028::add-mask::x ##[error] \u202e @octocat #1 | `<img src=x>` [x](http://evil.example)";

const report = (count: number, value: unknown = hostile): Report => ({
  verdict: "breaking",
  changes: Array.from({ length: count }, () => ({
    verdict: "breaking",
    pointer: "/paths",
    where: hostile,
    what: hostile,
    means: "Calls will fail.",
    places: [{ verdict: "breaking", where: hostile, pointer: "/paths" }],
    before: value,
    after: undefined,
  })),
  source: hostile,
  reason: hostile,
});

describe("a report", () => {
  test("as JSON has the same values after it is escaped", () => {
    const text = formats.json(report(1));
    expect(JSON.parse(printable(text))).toEqual(report(1));
  });

  test("as Markdown needs no escaping", () => {
    const text = formats.markdown(report(1));
    expect(printable(text)).toBe(text);
  });

  test("as text is limited in size and ends with the verdict", () => {
    const lines = formats.text(report(2000, hostile.repeat(50))).split("\n");
    expect(lines.length).toBeLessThan(210);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(500);
    expect(lines.at(-1)).toBe("verdict: breaking");
  });
});

test("an annotation with hostile text is a single workflow command", () => {
  const [annotation = "", ...others] = toAnnotations(report(1));
  expect(others).toEqual([]);
  expect(annotation).toMatch(/^::error title=[^:,]*::[^]*$/);
  expect(annotation).not.toMatch(/[^\P{C}]|[\u2028\u2029]|##\[/u);
});

test.each([
  ["no special characters", "DELETE /byok/{id} → id (path)", "DELETE /byok/{id} → id (path)"],
  ["emphasis", "*a* _b_", "`*a* _b_`"],
  ["a mention", "@octocat", "`@octocat`"],
  ["a link", "https://evil.example", "`https://evil.example`"],
  ["a link without a scheme", "www.evil.example", "`www.evil.example`"],
  ["an issue reference", "fixes GH-1", "`fixes GH-1`"],
  ["a commit hash", "see 1c9b73bd50f2", "`see 1c9b73bd50f2`"],
  ["a pipe", "a | b", "`a | b`"],
  ["backticks", "`` a ` b", "``` `` a ` b ```"],
  ["several lines", "a\n\n# b", "`a # b`"],
])("in Markdown, a text with %s is shown without formatting", (_name, text, expected) => {
  expect(inMarkdown(text)).toBe(expected);
});
