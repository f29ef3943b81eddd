import { chmodSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { createClones, createFolder, raiseVersion, sha256 } from "./scratch-repository.ts";
import type { Clone, Run } from "./scratch-repository.ts";

const folder = createFolder(afterAll);
const patch = join(folder, "contract.patch");
const { follow, propose } = createClones(folder, "follow", "propose");

beforeEach(() => {
  follow.reset();
});

/** Changes one clone, puts the changes into a patch, and stages that patch in the other clone. */
async function stageChange(change: (clone: Clone) => void): Promise<Run> {
  change(follow);
  follow.git("add", "--all");
  follow.git("diff", "--cached", "--binary", "--no-renames", `--output=${patch}`);
  return propose.run("stage-patch.ts", [patch]);
}

async function stageText(text: string): Promise<Run> {
  writeFileSync(patch, text);
  return propose.run("stage-patch.ts", [patch]);
}

function expectRejected(run: Run, reason: string): void {
  expect(run).toEqual({ code: 1, stdout: "", stderr: `error: ${reason}\n` });
  expect(propose.git("status", "--porcelain")).toBe("");
}

test("a patch of the contract, generated code, changelog and version is staged byte for byte", async () => {
  onTestFinished(() => {
    propose.reset();
  });
  const run = await stageChange((clone) => {
    clone.edit("openapi/byok.yaml", "info: \r\n", "info: \r\n  title: \t\u2028a\r\n\r\n");
    clone.edit("openapi/upstream.json", sha256("the contract"), sha256("another contract"));
    clone.edit("openapi/upstream.json", sha256("the source"), sha256("another source"));
    clone.edit("openapi/upstream.json", "/byok/{id}", "/byok/{byok-id}");
    clone.edit("src/generated/schema.ts", "1;", "2;\t// שלום 😀");
    clone.edit("src/generated/operations.ts", "1", "2");
    clone.edit("CHANGELOG.md", "## 1.0.0", "## 1.1.0 (unreleased)\n\n- compatible: a\n\n## 1.0.0");
    raiseVersion(clone, "1.1.0");
  });
  expect(run).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(propose.git("write-tree")).toBe(follow.git("write-tree"));
});

test.each<[string, string, string, string, string]>([
  [
    "adds a script",
    "package.json",
    '"drift:accept":',
    '"prepare": "a", "drift:accept":',
    "package.json",
  ],
  [
    "adds a script under a duplicate key",
    "package.json",
    '"scripts":',
    '"scripts": { "prepare": "a" }, "scripts":',
    "package.json",
  ],
  ["changes a dependency", "package.json", '"one": "1.0.0"', '"one": "1.0.1"', "package.json"],
  [
    "changes a locked package",
    "package-lock.json",
    "sha512-one",
    "sha512-two",
    "package-lock.json",
  ],
  [
    "changes the version in only one manifest",
    "package.json",
    '"1.0.0"',
    '"1.1.0"',
    "package-lock.json",
  ],
])("a patch that %s is rejected", async (_name, path, from, to, rejected) => {
  const run = await stageChange((clone) => {
    clone.edit(path, from, to);
  });
  expectRejected(run, `the patch changes more than the version in ${rejected}`);
});

test.each(["1.1.0-$(id)", "0.9.0", "1.0.2", "1.1.1", "3.0.0", "99999999999999999999.0.0"])(
  "a patch that changes the version to %s is rejected",
  async (version) => {
    const run = await stageChange((clone) => {
      raiseVersion(clone, version);
    });
    expectRejected(
      run,
      "the version in package.json is neither the previous version nor the next patch, minor or major version",
    );
  },
);

test.each([
  "src/index.ts",
  "src/generated/folder/new.ts",
  "src/generated/new.js",
  "src/generated/.gitattributes",
  "openapi/.gitattributes",
  ".npmrc",
  ".github/workflows/ci.yml",
  "test/new.test.ts",
])("a patch that writes %s is rejected", async (path) => {
  const run = await stageChange((clone) => {
    clone.write(path, "a\n");
  });
  expectRejected(run, `the patch changes ${path}, which drift:accept never changes`);
});

test("the name of a rejected file is logged without control characters or workflow commands", async () => {
  const run = await stageChange((clone) => {
    clone.write("\u001b[2J\n::error::##[error]\u202E", "a\n");
  });
  expectRejected(
    run,
    "the patch changes \\u001b[2J \\u003a:error::#\\u0023[error]\\u202e, which drift:accept never changes",
  );
});

test.each<[string, (clone: Clone) => void]>([
  [
    "turns a file into a symbolic link",
    ({ path }) => {
      rmSync(join(path, "openapi/byok.yaml"));
      symlinkSync("/etc/passwd", join(path, "openapi/byok.yaml"));
    },
  ],
  [
    "makes a file executable",
    ({ path }) => {
      chmodSync(join(path, "openapi/byok.yaml"), 0o755);
    },
  ],
  [
    "deletes a file",
    ({ path }) => {
      rmSync(join(path, "openapi/byok.yaml"));
    },
  ],
])("a patch that %s is rejected", async (_name, change) => {
  const reason = "the patch adds or deletes openapi/byok.yaml, or changes its type";
  expectRejected(await stageChange(change), reason);
});

test.each<[string, string]>([
  ["100644", "an ordinary file"],
  ["120000", "a symbolic link"],
  ["100755", "an executable file"],
  ["160000", "a submodule"],
])("a patch that adds a file of mode %s (%s) is rejected", async (mode) => {
  const run = await stageText(
    "diff --git a/src/generated/new.ts b/src/generated/new.ts\n" +
      `new file mode ${mode}\n--- /dev/null\n+++ b/src/generated/new.ts\n@@ -0,0 +1 @@\n` +
      `+${mode === "160000" ? `Subproject commit ${"1".repeat(40)}` : "../../.git/config"}\n`,
  );
  expectRejected(run, "the patch adds or deletes src/generated/new.ts, or changes its type");
});

test("a patch that moves a generated file to another folder is rejected", async () => {
  const run = await stageText(
    "diff --git a/src/generated/schema.ts b/src/schema.ts\nsimilarity index 100%\n" +
      "rename from src/generated/schema.ts\nrename to src/schema.ts\n",
  );
  const reason = "the patch adds or deletes src/generated/schema.ts, or changes its type";
  expectRejected(run, reason);
});

test.each<[string, Uint8Array]>([
  ["binary", new Uint8Array([0x61, 0, 0x62])],
  ["not UTF-8", new Uint8Array([0x61, 0xff, 0x62])],
])("a patch with a file that is %s is rejected", async (_name, content) => {
  const run = await stageChange((clone) => {
    clone.write("src/generated/schema.ts", content);
  });
  expectRejected(run, "src/generated/schema.ts is not a text file");
});

test.each([
  ["another host", '"example.com"', '"example.org"'],
  ["another source", "openapi.yaml", "other.yaml"],
  ["another operation", "DELETE /byok/{id}", "GET /byok/{id}"],
  ["an additional host in a duplicate list", '"hosts":', '"hosts": ["example.org"],\n  "hosts":'],
  ["a value that is not a hash", `"${sha256("the source")}"`, "{}"],
])("a patch that records %s is rejected", async (_what, before, after) => {
  const run = await stageChange((clone) => {
    clone.edit("openapi/upstream.json", before, after);
  });
  expectRejected(
    run,
    "the patch changes more than the hashes and the names of path parameters in openapi/upstream.json, or a hash is malformed",
  );
});

test.each<[string, string, string]>([
  ["src/generated/schema.ts", "an escape sequence", "\u001b[2J"],
  ["src/generated/operations.ts", "a bidi override", "\u202e"],
  ["CHANGELOG.md", "an invisible character", "\u200b"],
])("a patch for %s that contains %s is rejected", async (path, _what, text) => {
  const run = await stageChange((clone) => {
    clone.write(path, `${clone.read(path)}// ${text}\n`);
  });
  expectRejected(run, `${path} has characters that are invisible or change the order of text`);
});

test("a patch that replaces a changelog entry is rejected", async () => {
  const run = await stageChange((clone) => {
    clone.edit("CHANGELOG.md", "- the first", "- another");
  });
  expectRejected(run, "the patch removes lines from CHANGELOG.md");
});

test.each([
  ["releases a version", "## 1.0.0\n", "## 1.1.0\n\n- compatible: a\n\n## 1.0.0\n"],
  ["adds other text", "- the first\n", "- the first\n<script>\n"],
])("a patch that %s in the changelog is rejected", async (_what, before, after) => {
  const run = await stageChange((clone) => {
    clone.edit("CHANGELOG.md", before, after);
    raiseVersion(clone, "1.1.0");
  });
  expectRejected(run, "the patch adds a line to CHANGELOG.md that is not an entry");
});

test("a patch may change the heading of an unreleased version together with the version", async () => {
  const heading = "## 1.0.0 (unreleased)\n\n- the first\n";
  for (const clone of [follow, propose]) {
    clone.edit("CHANGELOG.md", "## 1.0.0\n\n- the first\n", heading);
    clone.commit();
    onTestFinished(() => void clone.git("reset", "--quiet", "--hard", "origin/main"));
  }
  const run = await stageChange((clone) => {
    clone.edit("CHANGELOG.md", heading, "## 2.0.0 (unreleased)\n\n- the first\n- breaking: a\n");
    raiseVersion(clone, "2.0.0");
  });
  expect(run).toEqual({ code: 0, stdout: "", stderr: "" });
});

test.each([
  "../outside",
  "src/generated/../../../outside",
  "/tmp/outside",
  ".git/hooks/pre-commit",
  "src/generated/.GIT/config",
])("a patch with the path %s is rejected", async (path) => {
  const run = await stageText(
    `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n` +
      "@@ -0,0 +1 @@\n+a\n",
  );
  expect(run.code).toBe(1);
  expect(propose.git("status", "--porcelain")).toBe("");
});

test.each<[string, string]>([
  [
    "is truncated",
    "diff --git a/openapi/byok.yaml b/openapi/byok.yaml\n--- a/openapi/byok.yaml\n+++ b",
  ],
  [
    "does not apply to this commit",
    "--- a/CHANGELOG.md\n+++ b/CHANGELOG.md\n@@ -1,3 +1,3 @@\n-::error::a\n+b\n \n ## 1.0.0\n",
  ],
  ["is empty", ""],
])("a patch that %s is rejected, and the error does not quote it", async (_name, patch) => {
  expectRejected(await stageText(patch), "the patch does not apply to this commit");
});

test("a patch that changes nothing is rejected", async () => {
  const patch =
    "--- a/CHANGELOG.md\n+++ b/CHANGELOG.md\n@@ -1,3 +1,3 @@\n-# Changelog\n+# Changelog\n \n ## 1.0.0\n";
  expectRejected(await stageText(patch), "the patch changes nothing");
});
