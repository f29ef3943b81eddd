import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure, run } from "./failure.ts";
import { changelogPath, newestSection } from "./release/changelog.ts";

const usage = "usage: npm run release:notes -- v<version>";

interface Manifest {
  version: string;
  repository?: unknown;
}

/** Prints the changes of a release. Tag, manifest and changelog must agree on its version. */
await run(async () => {
  const [tag, ...others] = process.argv.slice(2);
  if (tag === undefined || others.length > 0) throw new Failure(usage);
  const manifestPath = join(import.meta.dirname, "../package.json");
  const { version, repository } = JSON.parse(await readFile(manifestPath, "utf8")) as Manifest;
  if (tag !== `v${version}`) {
    throw new Failure(`${tag} is not v${version}, the version in package.json`);
  }
  const newest = newestSection(await readFile(changelogPath, "utf8"));
  if (newest.version !== version) {
    throw new Failure(`CHANGELOG.md begins with ${newest.version}, not ${version}`);
  }
  if (!newest.isReleased) {
    throw new Failure(
      `CHANGELOG.md says that ${version} is unreleased: remove that from its heading`,
    );
  }
  if (repository === undefined) {
    throw new Failure("package.json has no repository, which npm compares with the provenance");
  }
  console.log(newest.entries);
});
