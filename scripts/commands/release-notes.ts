import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure, run } from "../lib/failure.ts";
import { changelogPath, newestSection } from "../lib/changelog.ts";

const usage = "usage: npm run release:notes -- v<version>";

/** Prints the changes of a release. Tag, manifest and changelog must agree on its version. */
await run(async () => {
  const [tag, ...others] = process.argv.slice(2);
  if (tag === undefined || others.length > 0) throw new Failure(usage);
  const manifestPath = join(import.meta.dirname, "../../package.json");
  const { version, repository } = JSON.parse(await readFile(manifestPath, "utf8")) as Record<
    string,
    string
  >;
  const newest = newestSection(await readFile(changelogPath, "utf8"));
  const problems: [isFound: boolean, problem: string][] = [
    [tag !== `v${version}`, `${tag} is not v${version}, the version in package.json`],
    [newest.version !== version, `CHANGELOG.md begins with ${newest.version}, not ${version}`],
    [!newest.isReleased, `remove "(unreleased)" from the heading of ${version} in CHANGELOG.md`],
    [repository === undefined, "package.json has no repository, which the provenance names"],
  ];
  for (const [isFound, problem] of problems) if (isFound) throw new Failure(problem);
  console.log(newest.entries);
});
