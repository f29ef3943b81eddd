import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answering, startServer } from "./helpers/server.ts";
import { createWorkspace } from "./helpers/workspace.ts";
import type { Run, Workspace } from "./helpers/workspace.ts";

const page = await readFile(join(import.meta.dirname, "fixtures/delete-byok-key.md"), "utf8");
const document = page.slice(page.indexOf("openapi: 3.1.0"), page.indexOf("```\n\n## SDK"));

const minimal = `openapi: 3.1.0
info: { title: Other, version: "1" }
paths: { /other: { get: { responses: { "200": { description: OK } } } } }
`;

async function pull(workspace: Workspace, text: string): Promise<Run> {
  await workspace.write("page.md", text);
  return workspace.run("scripts/spec-pull.js", "--from", "page.md");
}

test("pulling the page that the contract came from changes nothing", async () => {
  const workspace = await createWorkspace();
  const before = await workspace.snapshot();
  expect(await pull(workspace, page)).toMatchObject({
    code: 0,
    stdout: "page.md: nothing changed\n",
  });
  expect(await workspace.snapshot()).toEqual(before);
});

test("the contract is the document byte for byte, and the record has its hash", async () => {
  const workspace = await createWorkspace();
  const changed = document.replace("1.0.0", "1.0.1 # é");
  expect((await pull(workspace, page.replace(document, changed))).code).toBe(0);
  const { "openapi/byok.yaml": contract, "openapi/upstream.json": record } =
    await workspace.snapshot();
  expect(contract).toBe(changed);
  expect(JSON.parse(record ?? "")).toMatchObject({
    sha256: createHash("sha256").update(changed).digest("hex"),
    sources: [expect.stringMatching(/^https:/)],
  });
});

/** A Markdown code block. */
const fenced = (info: string, text: string, fence = "```"): string =>
  `# A page\n\n${fence}${info}\n${text}${fence}\n`;

const json =
  '{ "info": { "title": "T", "version": "1" }, "openapi": "3.0.3", "paths": { "/a": {} } }\n';

describe("the document is found", () => {
  test.each<[string, string, string]>([
    [
      "in a longer fence with a path and an operation",
      fenced("yaml /openapi.json delete /byok/{id}", minimal, "````"),
      minimal,
    ],
    ["in a fence of tildes", fenced("", minimal, "~~~"), minimal],
    ["in a page with CRLF", page.replaceAll("\n", "\r\n"), document.replaceAll("\n", "\r\n")],
    ["as JSON in a fence", fenced("json", json), json],
    [
      "beside code in other languages",
      fenced("python", "openapi = 3\n") + fenced("yaml", "a: 1\n") + fenced("yaml", minimal),
      minimal,
    ],
    ["as a bare YAML document", minimal, minimal],
    [
      "as a bare document after a comment",
      `# The API\n---\n${minimal}`,
      `# The API\n---\n${minimal}`,
    ],
    ["as a bare JSON document", json, json],
    [
      "as a bare document with an example in its prose",
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
      "in a fence that is indented, right below a component",
      `<CodeGroup>\n${fenced("yaml", minimal)
        .trim()
        .split("\n")
        .slice(2)
        .map((line) => `  ${line}`)
        .join("\n")}\n</CodeGroup>\n`,
      minimal,
    ],
    [
      "with mixed line ends",
      fenced("yaml", minimal.replace("\n", "\r\n")),
      minimal.replace("\n", "\r\n"),
    ],
  ])("%s", async (_name, text, expected) => {
    const workspace = await createWorkspace();
    const { code, stderr } = await pull(workspace, text);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(await workspace.read("openapi/byok.yaml")).toBe(expected);
  });
});

describe("nothing is changed, and the reason is said, when the source", () => {
  const bomb = Array.from(
    { length: 9 },
    (_, n) => `x-${String(n + 1)}: &a${String(n + 1)} [${`*a${String(n)},`.repeat(9)}]\n`,
  );
  test.each<[string, string, string]>([
    ["holds no document", "# A page\n\nwithout one\n", "holds no OpenAPI document"],
    ["is empty", "", "holds no OpenAPI document"],
    ["is an HTML page", "<!DOCTYPE html>\n<title>502</title>\n", "is an HTML page"],
    [
      "holds two documents",
      fenced("yaml", minimal) + fenced("yaml", minimal),
      "holds 2 OpenAPI documents (lines 3, 10)",
    ],
    ["is cut off", document.slice(0, -1500) + "\n  x: [", "is not valid YAML or JSON"],
    [
      "is cut off where what is left is valid",
      page.slice(0, page.indexOf("  securitySchemes:")),
      "is cut off: its code block at line 16 is open",
    ],
    ["is Swagger 2.0", 'swagger: "2.0"\ninfo: {}\npaths: {}\n', 'its version is "2.0"'],
    ["has no paths", minimal.replace(/^paths.*$/m, "paths: {}"), "describes no paths"],
    [
      "is not structured as OpenAPI",
      minimal.replace("description", "descriptoin"),
      "is not valid OpenAPI",
    ],
    [
      "refers to another document",
      minimal.replace("{ description: OK }", '{ $ref: "https://x.example/y.yaml#/z" }'),
      "does not stand alone",
    ],
    [
      "names an example elsewhere",
      `${minimal}components: { examples: { e: { externalValue: "http://127.0.0.1:1/x" } } }\n`,
      "does not stand alone",
    ],
    [
      "maps a discriminator elsewhere",
      `${minimal}components: { schemas: { S: { discriminator: { propertyName: p, mapping: { a: ./x.yaml } } } } }\n`,
      'does not stand alone: it refers to "./x.yaml"',
    ],
    ["holds itself by an alias", `x-a: &a { b: *a }\n${minimal}`, "circular"],
    ["is nested too deeply", `x-a: ${"[".repeat(20_000)}\n${minimal}`, "is not valid YAML or JSON"],
    ["is a bomb of aliases", `x-0: &a0 [1]\n${bomb.join("")}${minimal}`, "Excessive alias count"],
  ])("%s", async (_name, text, reason) => {
    const workspace = await createWorkspace();
    const before = await workspace.snapshot();
    const { code, stderr } = await pull(workspace, text);
    expect(code).toBe(1);
    expect(stderr).toContain("page.md");
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain("    at ");
    expect(await workspace.snapshot()).toEqual(before);
  });

  const elsewhere = "https://openrouter.ai.evil.example/page.md";
  test.each<[string, string, string]>([
    ["does not exist", "nowhere.md", "ENOENT"],
    ["is a folder", "openapi", "EISDIR"],
    ["is on a host that is not listed", elsewhere, "host openrouter.ai.evil.example is not listed"],
    ["is not HTTPS", "http://openrouter.ai/page.md", "is not HTTPS"],
    ["is no URL of a page", "https://", "Invalid URL"],
  ])("%s", async (_name, source, reason) => {
    const workspace = await createWorkspace();
    const before = await workspace.snapshot();
    const { code, stderr } = await workspace.run("scripts/spec-pull.js", "--from", source);
    expect(code).toBe(1);
    expect(stderr).toContain(source);
    expect(stderr).toContain(reason);
    expect(await workspace.snapshot()).toEqual(before);
  });

  test.each<[string, Parameters<typeof startServer>[0], string]>([
    ["is answered with 404", answering(404, page), "HTTP 404"],
    ["is answered with 204", answering(204), "HTTP 204"],
    [
      "redirects to a host that is not listed",
      answering(302, "", { location: elsewhere }),
      "not listed",
    ],
    ["redirects without end", answering(302, "", { location: "/api/v1" }), "more than 5 redirects"],
    [
      "is not UTF-8",
      (_request, response) => response.end(Buffer.from("openapi: 3.1.0 # \xe9", "latin1")),
      "it is not UTF-8",
    ],
    [
      "is too large",
      (_request, response) => {
        const chunk = Buffer.alloc(1024 * 1024, " ");
        const write = (): void => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on("drain", write);
        write();
      },
      "larger than 10 MiB",
    ],
    ["breaks off", (_request, response) => response.socket?.destroy(), "other side closed"],
  ])("%s", async (_name, answer, reason) => {
    const workspace = await createWorkspace();
    const before = await workspace.snapshot();
    const { baseUrl } = await startServer(answer);
    const { code, stderr } = await workspace.run("scripts/spec-pull.js", "--from", baseUrl);
    expect(code).toBe(1);
    expect(stderr).toContain(baseUrl);
    expect(stderr).toContain(reason);
    expect(await workspace.snapshot()).toEqual(before);
  });
});

test("a page is read over HTTP, following a redirect on the same server", async () => {
  const workspace = await createWorkspace();
  const { baseUrl } = await startServer((request, response) => {
    if (request.url === "/new.md") response.end(fenced("yaml", minimal));
    else response.writeHead(301, { location: "/new.md" }).end();
  });
  expect((await workspace.run("scripts/spec-pull.js", "--from", baseUrl)).code).toBe(0);
  expect(await workspace.read("openapi/byok.yaml")).toBe(minimal);
});

test("without --from, the recorded sources are asked in order until one has the contract", async () => {
  const workspace = await createWorkspace();
  await workspace.write("first.md", "# Gone\n");
  await workspace.write("second.md", fenced("yaml", minimal));
  await workspace.edit("openapi/upstream.json", (text) =>
    JSON.stringify({
      ...(JSON.parse(text) as object),
      sources: ["first.md", "second.md", "third.md"],
    }),
  );
  const { code, stdout } = await workspace.run("scripts/spec-pull.js");
  expect(code).toBe(0);
  expect(stdout).toContain("second.md: vendored");
  expect(await workspace.read("openapi/byok.yaml")).toBe(minimal);
  expect(await workspace.read("openapi/upstream.json")).toContain('"first.md"');
});

test("an option that does not exist is refused with the usage", async () => {
  const workspace = await createWorkspace();
  const { code, stderr } = await workspace.run("scripts/spec-pull.js", "--form", "page.md");
  expect(code).toBe(1);
  expect(stderr).toContain("usage: npm run spec:pull");
});

test.each(["> ".repeat(500_000), "`".repeat(3) + "\n" + "````\n".repeat(500_000)])(
  "a page that is made to be slow to read is read in no time",
  async (text) => {
    const workspace = await createWorkspace();
    const { code, stderr } = await pull(workspace, text);
    expect(code).toBe(1);
    expect(stderr).toContain("holds no OpenAPI document");
  },
  10_000,
);

test("a record that cannot be read is named", async () => {
  const workspace = await createWorkspace();
  await workspace.write("openapi/upstream.json", "{");
  const { code, stderr } = await pull(workspace, page);
  expect(code).toBe(1);
  expect(stderr).toContain("cannot read openapi/upstream.json");
});

test("an empty --from is not the recorded sources", async () => {
  const workspace = await createWorkspace();
  const { code, stderr } = await workspace.run("scripts/spec-pull.js", "--from", "");
  expect(code).toBe(1);
  expect(stderr).not.toContain("https:");
});
