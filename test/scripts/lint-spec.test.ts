import { expect, test } from "vitest";
import { contract } from "../helpers/fixture.ts";
import { createWorkspace } from "../helpers/workspace.ts";

test("the contract and its normal form pass the lint", async () => {
  const workspace = await createWorkspace();
  expect(await workspace.run("lint-spec.ts")).toMatchObject({
    code: 0,
    stdout: "openapi/byok.yaml and its normal form passed the lint\n",
  });
});

test("an example that does not fit its schema is not a lint problem, because it does not affect callers", async () => {
  const media = "            application/json:\n";
  const workspace = await createWorkspace(
    contract.replace(media, `${media}              example: { deleted: 5 }\n`),
  );
  const { code, stderr } = await workspace.run("lint-spec.ts");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("a contract that was edited by hand is rejected", async () => {
  const workspace = await createWorkspace();
  await workspace.edit("openapi/byok.yaml", (yaml) => yaml.replace("1.0.0", "1.0.1"));
  const { code, stderr } = await workspace.run("lint-spec.ts");
  expect(code).toBe(1);
  expect(stderr).toContain("was edited");
});

test("a contract whose normal form violates a strict lint rule is rejected", async () => {
  const workspace = await createWorkspace(contract.replace(/summary: .*/, ""));
  const { code, stderr } = await workspace.run("lint-spec.ts");
  expect(code).toBe(1);
  expect(stderr).toContain("operation-summary");
  expect(stderr).not.toContain("    at ");
});
