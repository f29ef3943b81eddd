import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { runCli } from "../helpers/cli.ts";

test.each<[string, string[]]>([
  ["of the program", ["--help"]],
  ["of the program, printed by the help command,", ["help"]],
  ["of list", ["list", "-h"]],
  ["of find", ["help", "find"]],
  ["of disable", ["disable", "--help"]],
  ["of enable", ["enable", "--help"]],
  ["of rotate", ["rotate", "--help"]],
  ["of delete", ["delete", "--yes", "--help"]],
  ["of sandbox", ["sandbox", "--help"]],
])("the help %s fits on one screen", async (_name, args) => {
  const { code, stdout, stderr } = await runCli(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const lines = stdout.split("\n");
  // A terminal has 24 lines: one shows the command, and one the next prompt. The last item of `lines` is empty.
  expect(lines.length).toBeLessThanOrEqual(23);
  for (const line of lines) expect(line.length).toBeLessThan(80);
});

test("the help of each command names all of its options", async () => {
  const connection = ["--key-file", "--base-url", "--timeout", "--retries"];
  for (const [command, options] of [
    ["list", ["--workspace", "--provider", "--json", ...connection]],
    ["find", ["--leaked-key-file", "--provider", "--json", ...connection]],
    ["delete", ["--yes", "--json", "--concurrency", ...connection]],
    ["disable", ["--yes", "--json", ...connection]],
    ["enable", ["--yes", "--json", ...connection]],
    ["rotate", ["--new-key-file", "--yes", "--json", ...connection]],
    ["sandbox", ["--port", "--key", "--seed"]],
  ] as const) {
    const { stdout } = await runCli([command, "--help"]);
    expect(
      stdout.match(/^ {2}(-y, )?--[a-z-]+/gm)?.map((name) => name.replace("-y,", "").trim()),
    ).toEqual(options);
  }
});

test("--version prints the version of the package", async () => {
  const { code, stdout } = await runCli(["--version"]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${manifest.version}\n` });
});
