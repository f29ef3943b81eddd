import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contract, page, pageWith } from "../helpers/fixture.ts";
import { answering, startServer } from "../helpers/server.ts";
import type { TestServer } from "../helpers/server.ts";
import { createWorkspace, runNode } from "../helpers/workspace.ts";
import type { Run, Workspace } from "../helpers/workspace.ts";

const mayRefuse = contract.replace(/( +)enum:\n +- true\n/, "");
const isDeprecated = contract.replace("    delete:\n", "    delete:\n      deprecated: true\n");

interface JsonReport {
  verdict: string;
  changes: { verdict: string; where: string; pointer?: string; what: string }[];
  questions: Record<string, { verdict: string; note: string }>;
}

function parse({ stdout }: Run): JsonReport {
  return JSON.parse(stdout) as JsonReport;
}

/** Compares the contract with another text. */
async function drift(workspace: Workspace, text: string, ...args: string[]): Promise<Run> {
  await workspace.write("upstream.txt", text);
  const script = ["scripts/drift.js", "--only", "upstream", "--upstream", "upstream.txt", ...args];
  return workspace.run(...(script as [string, ...string[]]));
}

test("all four questions are answered in one run, one line each", async () => {
  const workspace = await createWorkspace();
  await workspace.write("page.md", pageWith(await workspace.read("openapi/byok.yaml")));
  const before = await workspace.snapshot();
  const { code, stdout, stderr } = await workspace.run("scripts/drift.js", "--upstream", "page.md");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toBe(`stale     none        src/generated/
upstream  none        page.md
wrapper   none        src/
wire      none        4 exchanges of client and sandbox

verdict: none
`);
  expect(await workspace.snapshot()).toEqual(before);
});

describe("the verdict becomes an exit code:", () => {
  test("a breaking one is 1, and says where it is, what it is, and what was there", async () => {
    const workspace = await createWorkspace(contract);
    const run = await drift(workspace, mayRefuse, "--format", "json");
    expect(run).toMatchObject({ code: 1, stderr: "" });
    expect(parse(run)).toEqual({
      verdict: "breaking",
      changes: [
        {
          verdict: "breaking",
          where: "DELETE /byok/{id} → 200 → deleted",
          pointer: "/components/schemas/DeleteBYOKKeyResponse/properties/deleted",
          what: expect.stringContaining("was removed") as string,
          before: [true],
        },
      ],
      questions: { upstream: { verdict: "breaking", note: "upstream.txt" } },
    });
  });

  test("a breaking one is 0 if nothing is to fail", async () => {
    const workspace = await createWorkspace(contract);
    const moved = contract.replace("  /byok/{id}:", "  /keys/{id}:");
    const { code, stdout } = await drift(workspace, moved, "--fail-on", "none");
    expect(code).toBe(0);
    expect(stdout).toContain("breaking: /byok/{id}\n");
  });

  test("a compatible one is 0", async () => {
    const workspace = await createWorkspace(contract);
    expect(await drift(workspace, isDeprecated)).toMatchObject({ code: 0, stderr: "" });
  });

  test("a compatible one is 1 if that is asked for", async () => {
    const workspace = await createWorkspace(contract);
    const { code, stdout } = await drift(workspace, isDeprecated, "--fail-on", "compatible");
    expect(code).toBe(1);
    expect(stdout).toContain("verdict: compatible");
  });

  test("none is 0 whatever is asked for, and the report goes to a file", async () => {
    const workspace = await createWorkspace(contract);
    const args = ["--fail-on", "compatible", "--output", "report.txt"];
    expect(await drift(workspace, contract, ...args)).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(await workspace.read("report.txt")).toContain("verdict: none");
  });
});

test("the place of a change may be a parameter, a new one, an answer or the server", async () => {
  const workspace = await createWorkspace(contract);
  const changed = contract
    .replace("format: uuid", "format: ulid")
    .replace("      parameters:\n", "$&        - { name: force, in: query, schema: {} }\n")
    .replace("'404'", "'410'")
    .replace("/api/v1", "/api/v2");
  const { changes } = parse(await drift(workspace, changed, "--format", "json"));
  const places = changes.map(({ where }) => where);
  for (const place of ["id (path)", "force (query)", "404", "server"]) {
    expect(places).toContain(`DELETE /byok/{id} → ${place}`);
  }
  for (const { pointer } of changes) expect(pointer).toMatch(/^\//);
});

test("a path that calls its parameter otherwise is compared by what was published", async () => {
  const workspace = await createWorkspace(contract);
  const renamed = contract.replace("{id}", "{key}").replace("name: id", "name: key");
  const { stdout } = await drift(workspace, renamed);
  expect(stdout).toContain('("/byok/{id}" → "/byok/{key}")');
  expect(stdout).not.toMatch(/[0-9a-f]{64}|operationId/);
});

test("a name may look like an escape", async () => {
  const workspace = await createWorkspace(contract);
  const odd = contract.replace(
    "        deleted:\n",
    "        50%: {}\n        a%2Fb: {}\n        deleted:\n",
  );
  const { code, stdout } = await drift(workspace, odd);
  expect(code).toBe(0);
  expect(stdout).toContain("compatible: DELETE /byok/{id} → 200 → 50%\n");
  expect(stdout).toContain("compatible: DELETE /byok/{id} → 200 → a%2Fb\n");
});

test("in Markdown, a change is a row of a table that nothing in it can leave", async () => {
  const workspace = await createWorkspace(contract);
  const hostile = contract.replace("format: uuid", "format: '|<b>`[x](y) *b* @o #1'");
  const { stdout } = await drift(workspace, hostile, "--format", "markdown");
  expect(stdout).toMatch(/^## Contract drift: breaking\n/);
  expect(stdout).toMatch(/^\| breaking \| DELETE \/byok\/\{id\} → id \(path\).*\|$/m);
  expect(stdout).not.toMatch(/[^\\][<`[*]|[@#]\w/);
});

test("for GitHub, a change is an annotation of the contract's line, and a job summary", async () => {
  const workspace = await createWorkspace(contract);
  await workspace.write("upstream.txt", mayRefuse);
  const args = ["--only", "upstream", "--upstream", "upstream.txt", "--format", "github"];
  const summary = join(workspace.path, "summary.md");
  const script = join(workspace.path, "scripts/drift.js");
  const env = { ...process.env, GITHUB_STEP_SUMMARY: summary };
  const { code, stdout } = await runNode(workspace.path, [script, ...args], env);
  const line = contract.split("\n").findIndex((text) => text.includes("deleted:")) + 1;
  expect(code).toBe(1);
  const place = `file=openapi/byok.yaml,line=${String(line + 1)},`;
  expect(stdout).toContain(`::error ${place}title=DELETE /byok/{id} → 200 → deleted::`);
  expect(await workspace.read("summary.md")).toContain("## Contract drift: breaking");
});

test("YAML's anchors and merge keys mean what they stand for", async () => {
  const workspace = await createWorkspace(contract);
  const merged = contract
    .replace("  schemas:\n", "  x-base: &base\n    type: object\n  schemas:\n")
    .replace(/( {4}DeleteBYOKKeyResponse:\n) {6}type: object\n/, "$1      <<: *base\n");
  expect(merged).toContain("DeleteBYOKKeyResponse:\n      <<: *base\n");
  const { stdout } = await drift(workspace, merged);
  expect(stdout).toContain("verdict: none");
});

test("another contract than the vendored one can be judged", async () => {
  const workspace = await createWorkspace(contract);
  await workspace.write("mine.yaml", mayRefuse);
  const { code } = await drift(workspace, mayRefuse, "--contract", "mine.yaml");
  expect(code).toBe(0);
});

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

describe("a defect of ours is found:", () => {
  test("code that the contract would not generate is stale", async () => {
    const workspace = await createWorkspace();
    await workspace.edit("src/generated/schema.ts", (text) => text.replace("user_id", "userId"));
    const { code, stdout } = await workspace.run("scripts/drift.js", "--only", "stale");
    expect(code).toBe(1);
    expect(stdout).toMatch(/breaking: src\/generated\/schema\.ts:\d+: differs/);
  });

  test("a wrapper that does not compile breaks", async () => {
    const workspace = await createWorkspace();
    await workspace.edit("src/contract.ts", (text) => text.replace("404> = 404", "404> = 410"));
    const { code, stdout } = await workspace.run("scripts/drift.js", "--only", "wrapper");
    expect(code).toBe(1);
    expect(stdout).toMatch(/breaking: src\/contract\.ts:\d+\n {2}TS2322/);
  });

  test.each<[string, (text: string) => string, string]>([
    [
      "an undocumented body on the wire",
      (text) =>
        text.replace(
          "return Response.json(body, { status });",
          "void body;\n  return Response.json({ deleted: 1 }, { status });",
        ),
      "→ 200",
    ],
    [
      "an undocumented status on the wire",
      (text) =>
        text.replace(
          "return Response.json(body, { status });",
          "return Response.json(body, { status: status === 404 ? 418 : status });",
        ),
      "→ 418",
    ],
  ])("%s", async (_name, change, where) => {
    const workspace = await createWorkspace();
    await workspace.edit("src/sandbox/sandbox.ts", change);
    const { code, stdout } = await workspace.run("scripts/drift.js", "--only", "wire");
    expect(code).toBe(1);
    expect(stdout).toContain(where);
  });

  test("traffic that the contract knows nothing of", async () => {
    const workspace = await createWorkspace();
    await workspace.edit("openapi/byok.yaml", (text) => text.replace("/api/v1", "/api/v2"));
    const { code, stdout } = await workspace.run("scripts/drift.js", "--only", "wire");
    expect(code).toBe(1);
    expect(stdout).toContain("breaking");
  });
});
