import { describe, expect, test } from "vitest";
import { runCli } from "../helpers/cli.ts";
import { startServer } from "../helpers/server.ts";

const id = "11111111-2222-3333-4444-555555555555";
const env = { OPENROUTER_MANAGEMENT_KEY: "sk-or-v1-0123456789abcdef" };

describe("the program prints an explanation and exits with 64 for", () => {
  test.each<[string, string[], string]>([
    ["a missing command", [], "missing command: use one of list, find, delete"],
    ["an unknown command", ["remove"], 'unknown command "remove"'],
    [
      "the name of an inherited property as the command",
      ["toString"],
      'unknown command "toString"',
    ],
    ["a mistyped command", ["delte"], 'unknown command "delte": did you mean delete?'],
    ["an unknown option", ["list", "--all"], 'unknown option "--all"'],
    [
      "a mistyped option",
      ["list", "--worksapce", id],
      'unknown option "--worksapce": did you mean --workspace?',
    ],
    ["an option without its value", ["list", "--timeout"], "--timeout needs a value"],
    [
      "an option in place of a value",
      ["list", "--workspace", "--json"],
      "--workspace needs a value",
    ],
    ["a value for a flag", ["delete", id, "--yes=1"], "--yes does not take a value"],
    [
      "a repeated option that takes one value",
      ["list", "--base-url", "https://a.example", "--base-url=https://b.example"],
      "--base-url may be given only once",
    ],
    ["an argument for list", ["list", id], 'unexpected argument "11111111…"'],
    ["an invalid workspace id", ["list", "--workspace", "x"], "--workspace must be a workspace id"],
    [
      "a key as a provider slug",
      ["list", "--provider", "xai-abcdefghijklmnop123456"],
      '--provider must be a provider slug such as openai, not "…" (hidden, because it looks like a key)',
    ],
    ["help for an unknown command", ["help", "nope"], 'unknown command "nope"'],
    ["an invalid provider slug", ["find", "--provider", "Open AI"], "--provider must be a"],
    ["an argument for sandbox", ["sandbox", "x"], 'unexpected argument "x"'],
    [
      "a missing id",
      ["delete", "--yes"],
      "pass at least one id, or - to read ids from standard input",
    ],
    ["a missing id on standard input", ["delete", "-", "--yes"], "no ids on standard input"],
    [
      "a missing --yes without a terminal",
      ["delete", id],
      "cannot ask for confirmation, because standard input or standard error is not a terminal, or because standard input provides ids or a key: pass --yes",
    ],
    [
      "a concurrency of 0",
      ["delete", id, "--yes", "--concurrency", "0"],
      "--concurrency must be an integer",
    ],
    [
      "a fractional number of retries",
      ["list", "--retries", "0.5"],
      "--retries must be an integer from 0 to 100",
    ],
    ["too many retries", ["list", "--retries", "101"], "--retries must be an integer"],
    ["a timeout of 0", ["list", "--timeout", "0"], "--timeout must be a number of seconds"],
    ["a timeout with a unit", ["list", "--timeout", "5s"], "--timeout must be a number of seconds"],
    [
      "a timeout of more than a day",
      ["list", "--timeout", "86401"],
      "--timeout must be a number of seconds",
    ],
    ["a port above 65535", ["sandbox", "--port", "65536"], "--port must be an integer"],
    [
      "an http: URL of a remote host",
      ["list", "--base-url", "http://x.example"],
      "--base-url must be an https: URL",
    ],
    [
      "both the ids and the key on standard input",
      ["delete", "-", "--key-file", "-", "--yes"],
      "standard input can provide only one",
    ],
    [
      "a key on standard input without --yes",
      ["delete", id, "--key-file", "-"],
      "cannot ask for confirmation, because",
    ],
  ])("%s", async (_name, args, message) => {
    const { code, stdout, stderr } = await runCli(args, { env, input: "" });
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toContain(`openrouter-byok: ${message}`);
    expect(stderr).toMatch(/\nTry: npx openrouter-byok .*--help\n$/);
  });
});

test("a malformed id is reported with its position, and nothing is sent", async () => {
  const { baseUrl, requests } = await startServer(() => undefined);
  const args = ["delete", id, "..", "-", "--yes", "--base-url", baseUrl];
  const input = `${id}\n\n ${id.toUpperCase()}\r\n${id}0\nsk-proj-0123456789abcdef\n`;
  const { code, stdout, stderr } = await runCli(args, { env, input });
  expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
  expect(stderr).toContain('  argument 2 is not an id: ".."\n');
  expect(stderr).toContain('  line 4 is not an id: "11111111…"\n');
  // Line 5 looks like a key, so no part of it is shown.
  expect(stderr).toContain('  line 5 is not an id: "…" (hidden, because it looks like a key)\n');
  expect(requests).toEqual([]);
});

test("only the first ten malformed ids are named", async () => {
  const input = "x\n".repeat(1000);
  const { code, stderr } = await runCli(["delete", "-", "--yes"], { env, input });
  expect(code).toBe(64);
  expect(stderr).toContain('line 10 is not an id: "x"\n  and 990 more\n');
  expect(stderr).not.toContain("line 11");
});

test("control characters in an argument are not printed", async () => {
  const { stderr } = await runCli(["delete", "\u001b[2J\u202e", "--yes"], { env });
  expect(stderr).toContain('argument 1 is not an id: "\ufffd[2J\ufffd"');
});
