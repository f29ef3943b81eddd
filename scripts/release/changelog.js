import { fileURLToPath } from "node:url";
import { gt, inc, valid } from "semver";
import { Failure } from "../failure.js";

export const changelogPath = fileURLToPath(new URL("../../CHANGELOG.md", import.meta.url));

const unreleased = " (unreleased)";

/**
 * A changelog's newest section.
 *
 * @typedef {object} Section
 * @property {string} version
 * @property {boolean} isReleased
 * @property {string} entries
 * @property {string | undefined} previous the version before it, if there is one
 */

/**
 * @param {string} changelog
 * @returns {Section}
 */
export function newestSection(changelog) {
  const [, first, second] = changelog.split(/^## /m);
  const [heading = "", ...lines] = (first ?? "").split("\n");
  const version = heading.replace(unreleased, "");
  if (!valid(version)) {
    throw new Failure(`CHANGELOG.md does not begin with a version: ${JSON.stringify(heading)}`);
  }
  const previous = second?.split("\n")[0];
  const isReleased = !heading.endsWith(unreleased);
  return { version, isReleased, entries: lines.join("\n").trim(), previous };
}

/**
 * Adds entries to the section of the next version, which is opened if there is none, and raised if these
 * entries need more than those before them did.
 *
 * @param {string} changelog
 * @param {Level} level
 * @param {string[]} entries
 */
export function addEntries(changelog, level, entries) {
  const newest = newestSection(changelog);
  const list = entries.map((entry) => `- ${entry}\n`).join("");
  if (newest.isReleased) {
    const version = next(newest.version, level);
    const section = `## ${version}${unreleased}\n\n${list}\n`;
    return { version, changelog: changelog.replace(/^## /m, () => `${section}## `) };
  }
  const { version: current, previous } = newest;
  // A first version breaks nobody.
  const needed = previous === undefined ? current : next(previous, level);
  const version = gt(needed, current) ? needed : current;
  const [before, after] = [`## ${current}${unreleased}\n\n${newest.entries}\n`, `## ${version}`];
  return {
    version,
    changelog: changelog.replace(
      before,
      () => `${after}${unreleased}\n\n${newest.entries}\n${list}`,
    ),
  };
}

/** @typedef {"compatible" | "breaking"} Level */

/**
 * The version after another (Semantic Versioning 2.0.0): before 1.0.0, the minor version tells what breaks.
 *
 * @param {string} version
 * @param {Level} level
 */
function next(version, level) {
  const isInitial = version.startsWith("0.");
  const part = {
    breaking: isInitial ? "minor" : "major",
    compatible: isInitial ? "patch" : "minor",
  };
  return String(inc(version, /** @type {import("semver").ReleaseType} */ (part[level])));
}
