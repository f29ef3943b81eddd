import { readFile } from "node:fs/promises";
import { changelogPath, newestSection } from "../lib/changelog.ts";
import { startCommand, type Command } from "../lib/command.ts";
import { Failure } from "../lib/failure.ts";

const usage = `usage: npm run release:notes -- v<version>

Prints the changes in a release, if its tag, package.json and CHANGELOG.md agree on the version.`;

interface Manifest {
  version: string;
  repository?: string;
}

export const releaseNotes: Command = {
  usage,
  async run([tag, ...others]) {
    if (tag === undefined || others.length > 0) throw new Failure(usage);
    const manifest = JSON.parse(await readFile("package.json", "utf8")) as Manifest;
    const { version, repository } = manifest;
    const newest = newestSection(await readFile(changelogPath, "utf8"));
    if (tag !== `v${version}`) {
      throw new Failure(`${tag} is not v${version}, the version in package.json`);
    }
    if (newest.version !== version) {
      throw new Failure(`the newest section of CHANGELOG.md is ${newest.version}, not ${version}`);
    }
    if (!newest.isReleased) {
      throw new Failure(`remove "(unreleased)" from the heading of ${version} in CHANGELOG.md`);
    }
    if (repository === undefined) {
      throw new Failure("package.json has no repository field, which provenance requires");
    }
    console.log(newest.entries);
  },
};

await startCommand(import.meta, releaseNotes);
