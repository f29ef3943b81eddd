import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runNode } from "./helpers/run.ts";

const root = join(import.meta.dirname, "..");
const id = "11111111-2222-3333-4444-555555555555";

test("the demo deletes a credential with the built package, and its output matches the README", async () => {
  const { code, stdout, stderr } = await runNode(root, ["--import", "tsx/esm", "docs/demo.ts"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain('resolves: {"deleted":true}');
  expect(stdout).toMatch(new RegExp(`${id}.* encrypted bytes`));
  expect(stdout).toMatch(new RegExp(`${id}.*key wiped, deleted`));
  expect(stdout).toContain('{"status":404,"credential":"absent"');
  expect(stdout).toContain('{"status":401,"credential":"unchanged"');
  expect(stdout).not.toMatch(/sk-/);
  // The port differs in each run.
  const withFixedPort = (text: string): string =>
    text.replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:0");
  const readme = await readFile(join(root, "README.md"), "utf8");
  expect(withFixedPort(readme)).toContain(withFixedPort(stdout));
});
