import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contract, pageWith } from "../helpers/fixture.ts";
import { createWorkspace, runNode } from "../helpers/workspace.ts";
import { drift, isDeprecated, parse } from "./run-drift.ts";

const mayRefuse = contract.replace(/( +)enum:\n +- true\n/, "");

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
