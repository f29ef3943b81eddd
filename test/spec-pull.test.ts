import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { contract, page, pageWith } from "./helpers/fixture.ts";
import { answering, startServer } from "./helpers/server.ts";
import { createWorkspace } from "./helpers/workspace.ts";
import type { Run, Workspace } from "./helpers/workspace.ts";

const minimal = `openapi: 3.1.0
info: { title: Other, version: "1" }
paths: { /other: { get: { responses: { "200": { description: OK } } } } }
`;

async function pull(workspace: Workspace, text: string): Promise<Run> {
  await workspace.write("page.md", text);
  return workspace.run("spec-pull.ts", "--from", "page.md");
}

test("pulling the page that the contract came from changes nothing", async () => {
  const workspace = await createWorkspace(contract);
  const before = await workspace.snapshot();
  expect(await pull(workspace, page)).toMatchObject({
    code: 0,
    stdout: "page.md: nothing changed\n",
  });
  expect(await workspace.snapshot()).toEqual(before);
});

test("the contract is the document byte for byte, and the record has its hash", async () => {
  const workspace = await createWorkspace();
  const changed = contract.replace("1.0.0", "1.0.1 # é");
  expect((await pull(workspace, pageWith(changed))).code).toBe(0);
  const { "openapi/byok.yaml": vendored, "openapi/upstream.json": record } =
    await workspace.snapshot();
  expect(vendored).toBe(changed);
  expect(JSON.parse(record ?? "")).toMatchObject({
    sha256: createHash("sha256").update(changed).digest("hex"),
    sources: [expect.stringMatching(/^https:/)],
  });
});

/** A Markdown code block. */
const fenced = (info: string, text: string, fence = "```"): string =>
  `# A page\n\n${fence}${info}\n${text}${fence}\n`;

describe("nothing is changed, and the reason is said, when the source", () => {
  test.each<[string, string, string]>([
    ["holds no document", "# A page\n", "holds no OpenAPI document"],
    ["describes no paths", minimal.replace(/^paths.*$/m, "paths: {}"), "describes no paths"],
    [
      "is not structured as OpenAPI",
      minimal.replace("description", "descriptoin"),
      "is not valid OpenAPI",
    ],
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
    const { code, stderr } = await workspace.run("spec-pull.ts", "--from", source);
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
    const { code, stderr } = await workspace.run("spec-pull.ts", "--from", baseUrl);
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
  expect((await workspace.run("spec-pull.ts", "--from", baseUrl)).code).toBe(0);
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
  const { code, stdout } = await workspace.run("spec-pull.ts");
  expect(code).toBe(0);
  expect(stdout).toContain("second.md: vendored");
  expect(await workspace.read("openapi/byok.yaml")).toBe(minimal);
  expect(await workspace.read("openapi/upstream.json")).toContain('"first.md"');
});

test("an option that does not exist is refused with the usage", async () => {
  const workspace = await createWorkspace();
  const { code, stderr } = await workspace.run("spec-pull.ts", "--form", "page.md");
  expect(code).toBe(1);
  expect(stderr).toContain("usage: npm run spec:pull");
});

test("a record that cannot be read is named", async () => {
  const workspace = await createWorkspace();
  await workspace.write("openapi/upstream.json", "{");
  const { code, stderr } = await pull(workspace, page);
  expect(code).toBe(1);
  expect(stderr).toContain("cannot read openapi/upstream.json");
});

test("an empty --from is not the recorded sources", async () => {
  const workspace = await createWorkspace();
  const { code, stderr } = await workspace.run("spec-pull.ts", "--from", "");
  expect(code).toBe(1);
  expect(stderr).not.toContain("https:");
});
