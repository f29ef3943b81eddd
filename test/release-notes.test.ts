import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { createWorkspace } from "./helpers/workspace.ts";

const { version } = manifest;
const changelog = `# Changelog\n\n## ${version}\n\n- one\n- two\n\n## 0.0.1\n\n- the first\n`;

test("the notes of a release are the newest section of the changelog", async () => {
  const workspace = await createWorkspace();
  await workspace.write("CHANGELOG.md", changelog);
  const repository = "git+https://github.com/o/r.git";
  await workspace.write("package.json", JSON.stringify({ ...manifest, repository }));
  const run = await workspace.run("release-notes.ts", `v${version}`);
  expect(run).toEqual({ code: 0, stdout: "- one\n- two\n", stderr: "" });
});

test.each<[string, string, string, string]>([
  ["without a tag", changelog, "", "usage"],
  ["whose tag is another version", changelog, "v9.9.9", `v9.9.9 is not v${version}`],
  ["without a section of its own", changelog.replace(version, "0.0.9"), `v${version}`, "0.0.9"],
  [
    "that is not released by the changelog",
    changelog.replace(version, `${version} (unreleased)`),
    `v${version}`,
    "(unreleased)",
  ],
  ["without a repository", changelog, `v${version}`, "has no repository"],
  ["whose changelog has no version", "# Changelog\n\n## Soon\n", `v${version}`, '"Soon"'],
])("there is no release %s", async (_name, text, tag, reason) => {
  const workspace = await createWorkspace();
  await workspace.write("CHANGELOG.md", text);
  const { code, stderr } = await workspace.run("release-notes.ts", ...(tag === "" ? [] : [tag]));
  expect(code).toBe(1);
  expect(stderr).toContain(reason);
});
