import { describe, expect, test } from "vitest";
import { program, serveSandbox, startProcess } from "../helpers/cli.ts";
import type { ServedSandbox } from "../helpers/cli.ts";

const unknownId = "99999999-8888-7777-6666-555555555555";

interface Session {
  readonly code: number;
  /** What the terminal was sent. */
  readonly screen: string;
}

/** Runs a command line on a terminal of 80 columns, and types once a question is asked. */
async function runOnTerminal(
  args: string,
  { env }: Pick<ServedSandbox, "env">,
  typed?: string,
): Promise<Session> {
  const command = `stty cols 80; exec "${process.execPath}" "${program}" ${args}`;
  const { child, ended } = startProcess("script", ["-qec", command, "/dev/null"], {
    env: { ...env, TERM: "xterm" },
  });
  let screen = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    screen += chunk.toString();
    if (typed !== undefined && screen.endsWith("[y/N] ")) child.stdin?.write(typed);
  });
  const { code } = await ended;
  return { code, screen };
}

// util-linux has a program that provides a terminal.
describe.skipIf(process.platform !== "linux")("on a terminal", () => {
  test("delete shows what it is about to delete, and asks", async () => {
    const served = await serveSandbox();
    const { sandbox, url } = served;
    const id = await sandbox.addCredential({
      provider: "openai",
      providerKey: "sk-example-openai-AbCd",
      name: "Production",
    });
    const args = `delete ${id} ${unknownId} --base-url ${url}`;
    const { code, screen } = await runOnTerminal(args, served, "y\n");
    expect(code).toBe(0);
    expect(screen).toContain(`${id}  openai    sk-...AbCd  Production\r\n`);
    expect(screen).toContain(`${unknownId}                        (not listed)\r\n`);
    expect(screen).toContain(
      "(not listed): gone already, or in another workspace than the default one",
    );
    expect(screen).toContain("Delete these 2 credentials? [y/N] ");
    expect(screen).toContain(`deleted    ${id}`);
    expect(sandbox.getCredential(id)?.deletedAt).toBeDefined();
  });

  test.each<[string, string, string]>([
    ["no", "n\n", "not confirmed"],
    ["nothing", "\n", "not confirmed"],
    ["a word that begins with y", "yesterday\n", "not confirmed"],
    ["the end of the input", "\u0004", "not confirmed"],
    ["an interruption", "\u0003", "interrupted"],
  ])("nothing is deleted if the answer is %s", async (_name, typed, reason) => {
    const served = await serveSandbox();
    const [id = ""] = await served.add(1);
    const { code, screen } = await runOnTerminal(
      `delete ${id} --base-url ${served.url}`,
      served,
      typed,
    );
    expect(code).toBe(1);
    expect(screen).toContain("Delete this credential? [y/N] ");
    // On a line of its own, and nothing is said of requests.
    expect(screen).toContain(`\n\u001b[33munchanged  ${id}  not sent: ${reason}`);
    expect(screen).not.toContain("in flight");
    expect(served.sandbox.getCredential(id)?.deletedAt).toBeUndefined();
  });

  test("delete asks all the same if the list cannot be read", async () => {
    const served = await serveSandbox();
    const [id = ""] = await served.add(1);
    served.sandbox.injectFaults({ status: 400 });
    const { code, screen } = await runOnTerminal(
      `delete ${id} --base-url ${served.url}`,
      served,
      "yes\n",
    );
    expect(screen).toContain(
      "The credentials could not be looked up: the response has status 400 (Injected fault).\r\n",
    );
    expect(screen).not.toContain("not listed");
    expect(screen).toContain(`deleted    ${id}`);
    expect(code).toBe(0);
  });

  test("a line of progress is shown, and cleared before anything else is written", async () => {
    const served = await serveSandbox();
    const ids = await served.add(3);
    const args = `delete ${ids.join(" ")} --yes --json --concurrency 1 --base-url ${served.url} > /dev/null`;
    const { screen } = await runOnTerminal(args, served);
    const lines = [1, 2, 3].map(
      (done) =>
        `${String(done)} done: ${String(done)} gone, 0 unchanged, 0 unknown; ${String(3 - done)} remaining`,
    );
    expect(screen).toBe(
      lines.map((line) => `${line}\u001b[2K\u001b[1G`).join("") +
        "total 3: 3 gone (3 deleted, 0 absent), 0 unchanged, 0 unknown\r\n",
    );
  });

  test("no line of progress is mixed with what another program prints of the results", async () => {
    const served = await serveSandbox();
    const ids = await served.add(3);
    const args = `delete ${ids.join(" ")} --yes --json --base-url ${served.url} | cat`;
    const { screen } = await runOnTerminal(args, served);
    expect(screen).not.toContain("remaining");
    for (const id of ids) expect(screen).toContain(`{"id":"${id}",`);
  });

  test("results are coloured, unless NO_COLOR is set", async () => {
    const served = await serveSandbox();
    const args = `delete ${unknownId} --yes --base-url ${served.url}`;
    const coloured = await runOnTerminal(args, served);
    expect(coloured.screen).toContain(`\u001b[32mabsent     ${unknownId}`);
    const plain = await runOnTerminal(args, { env: { ...served.env, NO_COLOR: "1" } });
    expect(plain.screen).not.toContain("\u001b[32m");
  });

  test("the table of list fits, with long names below and ids uncut", async () => {
    const served = await serveSandbox();
    const name = `${"long name ".repeat(9)}日本語`;
    const id = await served.sandbox.addCredential({
      provider: "amazon-bedrock",
      providerKey: "AKIA-0123456789",
      name,
    });
    const { screen } = await runOnTerminal(`list --base-url ${served.url}`, served);
    const [, ...lines] = screen.split("\r\n");
    expect(lines[0]).toMatch(new RegExp(`^${id} {2}amazon-b… {2}AKIA-\\.\\.\\.6789 .* on$`));
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    expect(lines[1]).toBe(`  ${"long name ".repeat(7)}long na…`);
  });

  test("a management key is not to be typed", async () => {
    const served = await serveSandbox();
    for (const args of ["list --key-file -", `delete ${unknownId} --yes --key-file -`]) {
      const { code, screen } = await runOnTerminal(args, served);
      expect(code).toBe(64);
      expect(screen).toContain("--key-file - reads from a pipe or a file, not from a terminal");
    }
  });
});
