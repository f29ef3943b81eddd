import { expect, test } from "vitest";
import { createWorkspace } from "./helpers/workspace.ts";

const lint = "scripts/lint-spec.js";

test("the contract and its normal form have no lint problems", async () => {
  const workspace = await createWorkspace();
  expect(await workspace.run(lint)).toEqual({
    code: 0,
    stdout: "contract: no lint problems\nnormal-form: no lint problems\n",
    stderr: "",
  });
});

test("a contract that was edited by hand is noticed", async () => {
  const workspace = await createWorkspace();
  await workspace.edit("openapi/byok.yaml", (yaml) => yaml.replace("1.0.0", "1.0.1"));
  const { code, stderr } = await workspace.run(lint);
  expect(code).toBe(1);
  expect(stderr).toContain("is not what was pulled");
});

test("a normal form that breaks a strict rule is refused", async () => {
  const workspace = await createWorkspace();
  await workspace.edit("redocly.yaml", (yaml) => yaml.replace("info-license: off", ""));
  const { code, stderr } = await workspace.run(lint);
  expect(code).toBe(1);
  expect(stderr).toContain("info-license");
  expect(stderr).not.toContain("Deprecation");
});
