import { readFile } from "node:fs/promises";
import { Failure, run } from "./failure.js";
import { changelogPath, newestSection } from "./release/changelog.js";

const usage = "usage: npm run release:notes -- v<version>";

// What a release is called has to be the same wherever it is said; what is new in it goes to stdout.
await run(async () => {
  const [tag, ...others] = process.argv.slice(2);
  if (tag === undefined || others.length > 0) throw new Failure(usage);
  /** @type {unknown} */
  const manifest = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  const { version, repository } = /** @type {{ version: string, repository?: unknown }} */ (
    manifest
  );
  if (tag !== `v${version}`) throw new Failure(`${tag} is not v${version}, as package.json says`);
  const newest = newestSection(await readFile(changelogPath, "utf8"));
  if (newest.version !== version) {
    throw new Failure(`CHANGELOG.md begins with ${newest.version}, not ${version}`);
  }
  if (!newest.isReleased) {
    throw new Failure(
      `CHANGELOG.md says that ${version} is unreleased: take that out of its heading`,
    );
  }
  if (repository === undefined) {
    throw new Failure("package.json names no repository, which npm compares with the provenance");
  }
  console.log(newest.entries);
});
