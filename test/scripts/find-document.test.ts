import { describe, expect, test } from "vitest";
import { findDocument } from "../../scripts/upstream/find-document.ts";
import { Failure } from "../../scripts/lib/failure.ts";
import { contract as document, page } from "../helpers/fixture.ts";

const minimal = `openapi: 3.1.0
info: { title: Other, version: "1" }
paths: { /other: { get: { responses: { "200": { description: OK } } } } }
`;

/** A Markdown code block. */
const fenced = (info: string, text: string, fence = "```"): string =>
  `# A page\n\n${fence}${info}\n${text}${fence}\n`;

const json =
  '{ "info": { "title": "T", "version": "1" }, "openapi": "3.0.3", "paths": { "/a": {} } }\n';

describe("findDocument finds the OpenAPI document", () => {
  test.each<[string, string, string]>([
    [
      "in a longer fence whose info string has a path and an operation",
      fenced("yaml /openapi.json delete /byok/{id}", minimal, "````"),
      minimal,
    ],
    ["in a fence of tildes", fenced("", minimal, "~~~"), minimal],
    [
      "in a page with CRLF line endings",
      page.replaceAll("\n", "\r\n"),
      document.replaceAll("\n", "\r\n"),
    ],
    ["as JSON in a fence", fenced("json", json), json],
    [
      "next to code blocks in other languages",
      fenced("python", "openapi = 3\n") + fenced("yaml", "a: 1\n") + fenced("yaml", minimal),
      minimal,
    ],
    ["without a fence, in YAML", minimal, minimal],
    [
      "with an indented fence inside the document",
      fenced("yaml", `${minimal}x-note: |\n    \`\`\`\n    curl\n    \`\`\`\n`),
      `${minimal}x-note: |\n    \`\`\`\n    curl\n    \`\`\`\n`,
    ],
    [
      "without a fence, after a comment",
      `# The API\n---\n${minimal}`,
      `# The API\n---\n${minimal}`,
    ],
    ["without a fence, in JSON", json, json],
    [
      "without a fence, with a fenced example inside the document",
      minimal.replace(
        "paths:",
        `x-note: |\n  ${fenced("yaml", minimal).replaceAll("\n", "\n  ")}\npaths:`,
      ),
      minimal.replace(
        "paths:",
        `x-note: |\n  ${fenced("yaml", minimal).replaceAll("\n", "\n  ")}\npaths:`,
      ),
    ],
    [
      "in an indented fence directly below an MDX component",
      `<CodeGroup>\n${fenced("yaml", minimal)
        .trim()
        .split("\n")
        .slice(2)
        .map((line) => `  ${line}`)
        .join("\n")}\n</CodeGroup>\n`,
      minimal,
    ],
    [
      "with mixed line endings",
      fenced("yaml", minimal.replace("\n", "\r\n")),
      minimal.replace("\n", "\r\n"),
    ],
    [
      "with a U+2028 line separator in the middle of a line",
      fenced("yaml", `${minimal}x-note: before \u2028 after\n`),
      `${minimal}x-note: before \u2028 after\n`,
    ],
  ])("%s", (_name, text, expected) => {
    expect(findDocument(text, "page.md").text).toBe(expected);
  });
});

describe("findDocument rejects a source that", () => {
  const bomb = Array.from(
    { length: 9 },
    (_, n) => `x-${String(n + 1)}: &a${String(n + 1)} [${`*a${String(n)},`.repeat(9)}]\n`,
  );
  test.each<[string, string, string]>([
    ["contains no document", "# A page\n\nwithout a document\n", "contains no OpenAPI document"],
    ["is empty", "", "contains no OpenAPI document"],
    ["is an HTML page", "<!DOCTYPE html>\n<title>502</title>\n", "is an HTML page"],
    [
      "contains two documents",
      fenced("yaml", minimal) + fenced("yaml", minimal),
      "contains several OpenAPI documents (lines 3, 10)",
    ],
    ["is truncated", document.slice(0, -1500) + "\n  x: [", "is not valid YAML or JSON"],
    [
      "is truncated to valid YAML",
      page.slice(0, page.indexOf("  securitySchemes:")),
      "is truncated: the code block at line 16 is never closed",
    ],
    [
      "is invalid and contains a fenced example",
      `${minimal}x-note: |\n  ${fenced("yaml", minimal).replaceAll("\n", "\n  ")}\nx-more: {`,
      "is not valid YAML or JSON",
    ],
    ["is Swagger 2.0", 'swagger: "2.0"\ninfo: {}\npaths: {}\n', 'it has the Swagger version "2.0"'],
    ["has no paths", minimal.replace(/^paths.*$/m, ""), "no paths"],
    ["has a duplicate key in YAML", `${minimal}info: {}\n`, "duplicated mapping key"],
    [
      "has a duplicate key in JSON",
      `{\n"openapi": "3.0.3", "info": { "title": "\\"a\\":", "title": "T" }, "paths": { "/a": {} } }`,
      "duplicated mapping key",
    ],
    [
      "is truncated JSON",
      JSON.stringify(JSON.parse(json), null, 2).slice(0, -9),
      "page.md is not valid YAML or JSON",
    ],
    ["is JSON of another kind", '{ "a": 1 }', "it has no field openapi"],
    [
      "contains itself through an alias",
      `x-a: &a { b: *a }\n${minimal}`,
      "is not valid YAML or JSON",
    ],
    ["is nested too deeply", `x-a: ${"[".repeat(20_000)}\n${minimal}`, "is not valid YAML or JSON"],
    [
      "is an alias bomb",
      `x-0: &a0 [1]\n${bomb.join("")}${minimal}`,
      "aliases expand to more data than allowed",
    ],
  ])("%s", (_name, text, reason) => {
    const find = (): unknown => findDocument(text, "page.md");
    expect(find).toThrow(Failure);
    expect(find).toThrow("page.md");
    expect(find).toThrow(reason);
  });
});
