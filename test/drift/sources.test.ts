import { describe, expect, test } from "vitest";
import { contract, page } from "../helpers/fixture.ts";
import { answering, startServer } from "../helpers/server.ts";
import type { TestServer } from "../helpers/server.ts";
import { createWorkspace } from "../helpers/workspace.ts";
import type { Workspace } from "../helpers/workspace.ts";
import { drift, isDeprecated, parse } from "./run-drift.ts";

describe("nobody can tell, with one clear sentence, when", () => {
  const lookAlike = "https://openrouter.ai.evil.example";
  const bomb = ["a: &a [x, x]", "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]"];
  for (const [from, to] of ["bc", "cd", "de", "ef"]) {
    bomb.push(
      `${String(to)}: &${String(to)} [${Array(10)
        .fill(`*${String(from)}`)
        .join(", ")}]`,
    );
  }
  test.each<[string, string, string]>([
    ["a page has no fence", "# A page\n", "holds no OpenAPI document"],
    ["a page is an HTML error page", "<!doctype html><h1>502</h1>", "is an HTML page"],
    ["the YAML is cut off", contract.slice(0, 2500), "is not valid YAML"],
    ["the YAML is cut off in a fence", page.slice(0, 2500), "is cut off"],
    ["it is no OpenAPI", "a: 1\n", "holds no OpenAPI document"],
    ["it is Swagger 2", 'swagger: "2.0"\ninfo: {}\npaths: {}\n', '"2.0"'],
    ["it is not structured as OpenAPI", contract.replace("in: path", "in: body"), "is not valid"],
    ["a reference leads nowhere", contract.replace("NotFoundResponse'", "Nowhere'"), "refers to"],
    [
      "a path item is none",
      contract.replace(/^ {2}\/byok[^]*?(?=^servers)/m, "  /byok/{id}: nonsense\n"),
      "is no path item",
    ],
    [
      "an operation is none",
      contract.replace(/^ {2}\/byok[^]*?(?=^servers)/m, "  /byok/{id}: { delete: null }\n"),
      "DELETE /byok/{id} is no operation",
    ],
    [
      "its page points to an index at what is no URL",
      page.replace("https://openrouter.ai/docs/llms.txt", "https://x.example:99999/llms.txt"),
      "is not a listed host",
    ],
    [
      "its page points to an index on another host by its protocol",
      page.replace("https://openrouter.ai/docs/llms.txt", "//openrouter.ai.evil.example/llms.txt"),
      "openrouter.ai.evil.example, which is not a listed host",
    ],
    ["YAML aliases multiply", `${contract}x-bomb:\n  ${bomb.join("\n  ")}\n`, "alias"],
    [
      "its page points to an index on a look-alike host",
      page.replace("https://openrouter.ai/docs/llms.txt", `${lookAlike}/docs/llms.txt`),
      "openrouter.ai.evil.example, which is not a listed host",
    ],
  ])("%s", async (_name, text, reason) => {
    const workspace = await createWorkspace(contract);
    const before = await workspace.snapshot();
    const run = await drift(workspace, text, "--format", "json");
    expect(run.code).toBe(2);
    expect(parse(run)).toMatchObject({ verdict: "unknown", changes: [] });
    expect(run.stderr).toMatch(/^error: upstream: /);
    expect(run.stderr).toContain(reason);
    expect(run.stderr).not.toContain("    at ");
    expect(await workspace.snapshot()).toEqual(before);
  });

  test("references multiply", async () => {
    const schemas = Array.from({ length: 20 }, (_, index) => {
      const next = { $ref: `#/components/schemas/S${String(index + 1)}` };
      return `    S${String(index)}: ${JSON.stringify({ properties: { a: next, b: next, c: next } })}`;
    });
    const text = contract
      .replace("  schemas:\n", `  schemas:\n${schemas.join("\n")}\n    S20: { type: string }\n`)
      .replace("DeleteBYOKKeyResponse'", "S0'");
    const { code, stderr } = await drift(await createWorkspace(contract), text);
    expect(code).toBe(2);
    expect(stderr).toContain("refers to more than can be compared");
  });

  test.each<[string, Parameters<typeof startServer>[0], string]>([
    ["the server is down", answering(503, contract), "HTTP 503"],
    [
      "it redirects to a host that is not listed",
      answering(302, "", { location: `${lookAlike}/byok.md` }),
      "not listed",
    ],
    [
      "the answer is too large",
      (_request, response) => {
        response.on("drain", () => response.write(Buffer.alloc(1024 * 1024, " ")));
        response.write(Buffer.alloc(1024 * 1024, " "));
      },
      "larger than 10 MiB",
    ],
  ])("%s", async (_name, answer, reason) => {
    const workspace = await createWorkspace(contract);
    const { baseUrl } = await startServer(answer);
    const args = ["--only", "upstream", "--upstream", baseUrl];
    const { code, stderr } = await workspace.run("scripts/drift.js", ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });

  test.each<[string, string[], string]>([
    ["an option is unknown", ["--frob"], "--frob"],
    ["a question is unknown", ["--only", "weather"], "no question weather"],
    ["a format is unknown", ["--format", "pdf"], "no format pdf"],
    ["a threshold is unknown", ["--fail-on", "major"], "major is no threshold"],
    ["there is no such contract", ["--contract", "nowhere.yaml"], "cannot read the contract"],
  ])("%s", async (_name, args, reason) => {
    const workspace = await createWorkspace(contract);
    const run = await workspace.run("scripts/drift.js", "--format=json", ...args);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(reason);
    expect(parse(run).verdict).toBe("unknown");
  });
});

describe("without --upstream", () => {
  /** Records sources on a local server in place of the real ones. */
  async function record(workspace: Workspace, { baseUrl }: TestServer): Promise<void> {
    await workspace.edit("openapi/upstream.json", (text) =>
      JSON.stringify({
        ...(JSON.parse(text) as object),
        sources: [`${baseUrl}/byok.md`],
        index: `${baseUrl}/llms.txt`,
        description: `${baseUrl}/openapi.yaml`,
      }),
    );
  }
  const lookAlike = "https://openrouter.ai.evil.example/byok/delete-byok-key.md";
  const other = page.replaceAll("/byok/{id}", "/keys/{id}");

  test.each<[string, Record<string, string>, string, string]>([
    ["the recorded page answers", { "byok.md": page }, "byok.md", "none"],
    [
      "its successor by the index answers, when it is gone",
      {
        "llms.txt": "- [Other](other.md)\n- [Delete a BYOK provider credential](new.md): gone\n",
        "new.md": page,
      },
      "new.md",
      "none",
    ],
    [
      "its successor answers, when another operation is on the page",
      {
        "byok.md": other,
        "llms.txt": "- [Wipe](new/delete-byok-key)\n",
        "new/delete-byok-key.md": page,
      },
      "new/delete-byok-key.md",
      "none",
    ],
    [
      "the full description answers, when the index lists no such page",
      { "llms.txt": "- [Other](other.md)\n", "openapi.yaml": isDeprecated },
      "openapi.yaml",
      "compatible",
    ],
    [
      "the full description answers, when the index leads to a host that is not listed",
      {
        "llms.txt": `- [Delete a BYOK provider credential](${lookAlike})\n`,
        "openapi.yaml": contract,
      },
      "openapi.yaml",
      "none",
    ],
    [
      "the full description alone can say that the operation is gone",
      { "openapi.yaml": contract.replace("/byok/{id}", "/keys/{id}") },
      "openapi.yaml",
      "breaking",
    ],
  ])("%s", async (_name, files, source, verdict) => {
    const workspace = await createWorkspace(contract);
    const server = await startServer((request, response) => {
      const file = files[(request.url ?? "").replace("/api/v1/", "")];
      if (file === undefined) response.writeHead(404).end();
      else response.end(file);
    });
    await record(workspace, server);
    const run = await workspace.run("scripts/drift.js", "--only", "upstream", "--format", "json");
    const note = `${server.baseUrl}/${source}`;
    expect(parse(run).questions).toEqual({ upstream: { verdict, note } });
  });

  test("nobody can tell when no source answers, and each says why", async () => {
    const workspace = await createWorkspace(contract);
    const server = await startServer((request, response) => {
      if (request.url?.endsWith("llms.txt") !== true) response.writeHead(404).end();
      else response.end(`- [Delete a BYOK provider credential](${lookAlike})\n`);
    });
    await record(workspace, server);
    const { code, stderr } = await workspace.run("scripts/drift.js", "--only", "upstream");
    expect(code).toBe(2);
    for (const reason of ["byok.md", "openrouter.ai.evil.example is not listed", "openapi.yaml"]) {
      expect(stderr).toContain(reason);
    }
  });
});
