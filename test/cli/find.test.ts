import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createFolder, parseLines, runCli, serveSandbox } from "../helpers/cli.ts";
import type { ServedSandbox } from "../helpers/cli.ts";

const leakedKey = "sk-proj-the-leaked-key-9xQ7";
const batchId = "a0000000-0000-4000-8000-000000000002";

interface Incident extends ServedSandbox {
  /** The ids of the credentials that may hold the leaked key according to their labels. */
  readonly candidates: string[];
  readonly find: (args?: string[], input?: string) => ReturnType<typeof runCli>;
}

/**
 * Serves a sandbox with the leaked key in two workspaces, two other keys with the same label, a label in an unknown
 * format, and keys whose labels do not match.
 *
 * @param innocents - the number of keys whose labels do not match; adding many takes a long time
 */
async function startIncident(innocents = 12): Promise<Incident> {
  const served = await serveSandbox();
  const { sandbox, url, env } = served;
  const workspaces = ["checkout prod", "staging", "research", "support"].map((name) =>
    sandbox.addWorkspace({ name }),
  );
  workspaces.push(sandbox.addWorkspace({ id: batchId, name: "data-science batch" }));
  const scopes = [sandbox.defaultWorkspaceId, ...workspaces, null];
  for (let index = 0; index < innocents; index++) {
    await sandbox.addCredential({
      provider: index % 2 === 0 ? "openai" : "anthropic",
      providerKey: `sk-proj-innocent-${String(index).padStart(4, "0")}`,
      workspaceId: scopes[index % scopes.length],
    });
  }
  const add = (workspaceId: string | null | undefined, rest: object): Promise<string> =>
    sandbox.addCredential({ provider: "openai", providerKey: leakedKey, workspaceId, ...rest });
  const candidates = [
    await add(workspaces[0], { name: "checkout old" }),
    await add(batchId, { name: "batch" }),
    await add(undefined, { name: "bystander", providerKey: "sk-another-key-that-ends-9xQ7" }),
    await add(null, { name: "global", providerKey: "sk-a-third-key-that-ends-in-9xQ7" }),
    await add(workspaces[2], { label: "research key" }),
  ];
  const find = (args: string[] = [], input = leakedKey): ReturnType<typeof runCli> => {
    const command = ["find", "--leaked-key-file", "-", "--base-url", url, ...args];
    return runCli(command, { env, input });
  };
  return { ...served, candidates, find };
}

describe("find", () => {
  test("prints exactly the credentials that may hold the key according to their labels, and the next steps", async () => {
    const { find, candidates } = await startIncident(300);
    const { code, stdout, stderr } = await find();
    expect(code).toBe(0);
    const rows = stdout.trim().split("\n").slice(1);
    expect(rows.map((row) => row.slice(20, 56)).sort()).toEqual([...candidates].sort());
    expect(rows.map((row) => row.slice(0, 20).trim())).toEqual([
      "default",
      "checkout prod",
      "research",
      "data-science batch",
      "global",
    ]);
    expect(stderr).toBe(
      [
        "searched 305 credentials (6 workspaces and the global credentials)",
        "",
        "",
        "5 credentials may hold this key. A label shows only part of a key: check the workspace, name and date of each.",
        "Not sure yet? Disable them; that can be undone:",
        "  npx openrouter-byok disable <id>…",
        "Sure? Revoke the key at its provider, and delete them:",
        "  npx openrouter-byok delete <id>… --json | tee -ai incident.jsonl",
        "",
      ].join("\n"),
    );
  });

  test("prints JSON lines that delete accepts, and whose properties delete includes in its own results", async () => {
    const { find, candidates, sandbox, url, env } = await startIncident();
    const { stdout: input } = await find(["--json"]);
    const args = ["delete", "-", "--yes", "--json", "--base-url", url];
    const { code, stdout } = await runCli(args, { env, input });
    expect(code).toBe(0);
    const results = parseLines(stdout);
    expect(results.map(({ id }) => id).sort()).toEqual([...candidates].sort());
    for (const id of candidates) expect(sandbox.getCredential(id)?.deletedAt).toBeDefined();
    const batch = results.find(({ name }) => name === "batch");
    expect(batch).toEqual({
      id: candidates[1],
      outcome: "deleted",
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      status: 200,
      attempts: 1,
      detail: null,
      provider: "openai",
      label: "sk-...9xQ7",
      name: "batch",
      workspace_id: batchId,
      workspace_name: "data-science batch",
    });
  });

  test("reads the leaked key from a file that ends with a line break", async () => {
    const { candidates, url, env } = await startIncident();
    const file = join(await createFolder(), "leaked");
    await writeFile(file, `\ufeff${leakedKey}\r\n`);
    const args = ["find", "--leaked-key-file", file, "--json", "--base-url", url];
    const { stdout } = await runCli(args, { env });
    expect(parseLines(stdout)).toHaveLength(candidates.length);
  });

  test("prints credentials that hold a JSON document, because it may contain the key", async () => {
    const { find, sandbox, candidates } = await startIncident();
    const providerKey = JSON.stringify({ api_key: leakedKey, region: "us-east-1" });
    const id = await sandbox.addCredential({ provider: "azure", providerKey });
    const { stdout } = await find(["--json"]);
    const ids = parseLines(stdout).map((row) => row.id);
    expect(ids.sort()).toEqual([...candidates, id].sort());
  });

  test("finds the key in a leaked JSON document, and does not print it", async () => {
    const { find, candidates } = await startIncident();
    const document = JSON.stringify({ kind: "openai", keys: [{ api_key: leakedKey }] });
    const { code, stdout, stderr } = await find(["--json"], document);
    expect(code).toBe(0);
    expect(parseLines(stdout)).toHaveLength(candidates.length);
    expect(stdout + stderr).not.toContain(leakedKey);
  });

  test("filters by provider", async () => {
    const { find } = await startIncident();
    const { code, stdout, stderr } = await find(["--provider", "mistral"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("searched 0 credentials (6 workspaces and the global credentials)");
  });

  test("exits with 1 if a complete search finds no candidate", async () => {
    const { find, sandbox, candidates } = await startIncident();
    const research = candidates.at(-1) ?? "";
    const headers = { authorization: `Bearer ${sandbox.managementKey}` };
    const url = `https://x.example/api/v1/byok/${research}`;
    await sandbox.fetch(url, { method: "DELETE", headers });
    const { code, stdout, stderr } = await find([], "sk-proj-another-key-0000000000-ZZZZ");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("None of the searched credentials can hold this key");
    const elsewhere = await find(["--provider", "mistral"]);
    expect(elsewhere).toMatchObject({ code: 1, stdout: "" });
    expect(elsewhere.stderr).toContain(
      "The account has no credentials for mistral: check the provider slug, or search without --provider.",
    );
  });

  test.each(["/workspaces", `/byok?workspace_id=${batchId}`])(
    "retries a failed request for %s, and exits with 2 and no results if it keeps failing",
    async (path) => {
      const { find, sandbox, candidates } = await startIncident();
      const fault = { path, status: 500, headers: { "retry-after": "0" } };
      sandbox.injectFaults(fault);
      const once = await find(["--json"]);
      expect(once.code).toBe(0);
      expect(parseLines(once.stdout)).toHaveLength(candidates.length);
      sandbox.injectFaults({ ...fault, times: Infinity });
      const always = await find();
      expect(always).toMatchObject({ code: 2, stdout: "" });
      expect(always.stderr).toContain("could not list the credentials: ");
    },
  );
});

describe("find does not print the leaked key, and rejects", () => {
  const env = { OPENROUTER_MANAGEMENT_KEY: "sk-or-v1-0123456789abcdef" };

  type Row = [name: string, args: string[], input: string, reason: string];
  const fromInput = (name: string, text: string, reason: string): Row => {
    return [name, ["--leaked-key-file", "-"], text, reason];
  };

  test.each<Row>([
    [
      "a part of a key",
      ["--leaked-key-file", "-"],
      "9xQ7",
      "the leaked key file has fewer than 16 characters",
    ],
    [
      "a key of OpenRouter, such as the management key",
      ["--leaked-key-file", "-"],
      "sk-or-v1-0123456789abcdef",
      "the leaked key file contains a key of OpenRouter itself",
    ],
    ["an empty key", ["--leaked-key-file", "-"], "\n", "the leaked key file is empty"],
    [
      "a variable name before the key",
      ["--leaked-key-file", "-"],
      `OPENAI_API_KEY=${leakedKey}`,
      "without a variable name",
    ],
    [
      "an exported variable",
      ["--leaked-key-file", "-"],
      `export OPENAI_API_KEY="${leakedKey}"`,
      "without a variable name",
    ],
    ...[`openaiKey=${leakedKey}`, `api_key: ${leakedKey}`, `secret:${leakedKey}`].map((text) =>
      fromInput(`a name before the key: ${text}`, text, "without a variable name"),
    ),
    [
      "a URL that contains the key",
      ["--leaked-key-file", "-"],
      `https://user:${leakedKey}@example.com`,
      "without a URL around it",
    ],
    ...[`${leakedKey.slice(0, 16)}****`, `${leakedKey.slice(0, 16)}...9xQ7`].map((text) =>
      fromInput(
        `a masked key: ${text}`,
        text,
        "must contain the complete key, but a part of it is masked",
      ),
    ),
    ...[`${leakedKey}.`, `<${leakedKey}>`, `(${leakedKey})`].map((text) =>
      fromInput(`punctuation around the key: ${text}`, text, "without punctuation around it"),
    ),
    [
      "an invisible character after the key",
      ["--leaked-key-file", "-"],
      `${leakedKey}\u200b`,
      "in visible ASCII characters",
    ],
    [
      "quotation marks around the key",
      ["--leaked-key-file", "-"],
      `"${leakedKey}"`,
      "without quotation marks",
    ],
    [
      '"Bearer" before the key',
      ["--leaked-key-file", "-"],
      `Bearer ${leakedKey}`,
      'without "Bearer"',
    ],
    [
      "a comma after the key",
      ["--leaked-key-file", "-"],
      `${leakedKey},`,
      "without punctuation around it",
    ],
    [
      "a comment after the key",
      ["--leaked-key-file", "-"],
      `${leakedKey} # production`,
      "one key, without spaces",
    ],
    [
      "two keys",
      ["--leaked-key-file", "-"],
      `${leakedKey}\n${leakedKey}`,
      "one key, without spaces",
    ],
    [
      "a missing --leaked-key-file without a terminal",
      [],
      "",
      "cannot prompt for the leaked key without a terminal",
    ],
    [
      "both keys on standard input",
      ["--leaked-key-file", "-", "--key-file", "-"],
      leakedKey,
      "standard input cannot provide both",
    ],
    ["the key as an argument", [leakedKey], "", "find takes no arguments"],
    ["the key as a path", ["--leaked-key-file", leakedKey], "", "ENOENT"],
    [
      "the key as the value of another option",
      ["--leaked-key", leakedKey],
      "",
      "did you mean --leaked-key-file?",
    ],
    ["the key as a provider", ["--provider", leakedKey], "", "--provider must be a provider slug"],
    ["the key as an option", [`--${leakedKey}`], "", "unknown option"],
    ["the key as a workspace", [`--workspace=${leakedKey}`], "", "unknown option"],
    [
      "the key as a base URL",
      ["--base-url", leakedKey, "--leaked-key-file", "-"],
      leakedKey,
      "--base-url must be an https: URL",
    ],
  ])("%s", async (_name, args, input, message) => {
    const { code, stdout, stderr } = await runCli(["find", ...args], { env, input });
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain(leakedKey.slice(0, 12));
    expect(stderr).not.toContain(leakedKey.slice(-8));
  });
});
