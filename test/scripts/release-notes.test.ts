import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { createWorkspace } from "../helpers/workspace.ts";

const { version } = manifest;
const changelog = `# Changelog\n\n## ${version}\n\n- one\n- two\n\n## 0.0.1\n\n- the first\n`;

test("release:notes prints the newest section of the changelog", async () => {
  const workspace = await createWorkspace();
  await workspace.write("CHANGELOG.md", changelog);
  const repository = "git+https://github.com/o/r.git";
  await workspace.write("package.json", JSON.stringify({ ...manifest, repository }));
  const run = await workspace.run("release-notes.ts", `v${version}`);
  expect(run).toEqual({ code: 0, stdout: "- one\n- two\n", stderr: "" });
});

test.each<[string, string, string, string]>([
  ["a missing tag", changelog, "", "usage"],
  ["a tag of another version", changelog, "v9.9.9", `v9.9.9 is not v${version}`],
  [
    "a version without a section in the changelog",
    changelog.replace(version, "0.0.9"),
    `v${version}`,
    "0.0.9",
  ],
  [
    "a version that the changelog marks as unreleased",
    changelog.replace(version, `${version} (unreleased)`),
    `v${version}`,
    "(unreleased)",
  ],
  ["a manifest without a repository", changelog, `v${version}`, "has no repository"],
  [
    "a changelog whose newest section is not a version",
    "# Changelog\n\n## Soon\n",
    `v${version}`,
    '"Soon"',
  ],
])("release:notes fails for %s", async (_name, text, tag, reason) => {
  const workspace = await createWorkspace();
  await workspace.write("CHANGELOG.md", text);
  const { code, stderr } = await workspace.run("release-notes.ts", ...(tag === "" ? [] : [tag]));
  expect(code).toBe(1);
  expect(stderr).toContain(reason);
});
