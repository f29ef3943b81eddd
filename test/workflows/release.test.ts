import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createClones, createFolder, runStep } from "./scratch-repository.ts";

test("a tag is released only if main contains the tagged commit", async () => {
  const { release } = createClones(createFolder(onTestFinished), "release");
  const isOnMain = async (): Promise<boolean> =>
    (await runStep(release.path, "release.yml", "Check that main contains the tag")).code === 0;
  const tagged = release.git("rev-parse", "HEAD");
  release.write("src/index.ts", "// not reviewed\n");
  release.commit();
  expect(await isOnMain()).toBe(false);
  release.git("push", "--quiet", "origin", "HEAD:main");
  expect(await isOnMain()).toBe(true);
  release.git("switch", "--quiet", "--detach", tagged);
  expect(await isOnMain()).toBe(true);
});

test.each<[string, Record<string, string>, boolean]>([
  ["is published if both jobs packed the same bytes", { release: "a", repacked: "a" }, true],
  ["is not published if the jobs packed different bytes", { release: "a", repacked: "b" }, false],
  ["is not published if only one job packed a tarball", { release: "a" }, false],
])("the tarball %s", async (_name, tarballs, isPublished) => {
  const folder = createFolder(onTestFinished);
  for (const [job, content] of Object.entries(tarballs)) {
    mkdirSync(join(folder, job));
    writeFileSync(join(folder, job, "openrouter-byok-1.2.3.tgz"), content);
  }
  const run = await runStep(folder, "release.yml", "Check that both tarballs are identical", {
    GITHUB_REF_NAME: "v1.2.3",
  });
  expect(run.code === 0).toBe(isPublished);
});
