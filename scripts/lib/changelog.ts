import { gt, inc, valid } from "semver";
import { Failure } from "./failure.ts";

/** Relative to the project's folder. */
export const changelogPath = "CHANGELOG.md";

const unreleased = " (unreleased)";

interface Section {
  version: string;
  isReleased: boolean;
  entries: string;
  /** The version of the next older section; `undefined` if there is none. */
  previous: string | undefined;
}

export function newestSection(changelog: string): Section {
  const [, first, second] = changelog.split(/^## /m);
  const [heading = "", ...lines] = (first ?? "").split("\n");
  const version = heading.replace(unreleased, "");
  if (!valid(version)) {
    throw new Failure(
      `the newest section of CHANGELOG.md is not headed by a version: ${JSON.stringify(heading)}`,
    );
  }
  const previous = second?.split("\n")[0];
  const isReleased = !heading.endsWith(unreleased);
  return { version, isReleased, entries: lines.join("\n").trim(), previous };
}

/**
 * Adds entries to the unreleased section, which it creates if necessary, and raises the version of that section if the
 * entries require it.
 */
export function addEntries(changelog: string, level: Level, entries: string[]) {
  const { version: current, isReleased, entries: listed, previous } = newestSection(changelog);
  const [intro = "", newest = "", ...older] = changelog.split(/^(?=## )/m);
  const lastReleased = isReleased ? current : previous;
  // Before the first release, there are no callers to break.
  const needed = lastReleased === undefined ? current : next(lastReleased, level);
  const version = isReleased || gt(needed, current) ? needed : current;
  const list = [...(isReleased ? [] : [listed]), ...entries.map((entry) => `- ${entry}`)];
  const section = `## ${version}${unreleased}\n\n${list.join("\n")}\n\n`;
  const kept = isReleased ? [newest, ...older] : older;
  return { version, changelog: `${[intro, section, ...kept].join("").trimEnd()}\n` };
}

type Level = "compatible" | "breaking";

/**
 * The next version. From 1.0.0, a breaking change raises the major version, and a compatible change the minor version
 * (Semantic Versioning 2.0.0). Before 1.0.0, they raise the minor and the patch version, respectively.
 */
function next(version: string, level: Level): string {
  const isInitial = version.startsWith("0.");
  const breaking = isInitial ? "minor" : "major";
  const compatible = isInitial ? "patch" : "minor";
  return String(inc(version, level === "breaking" ? breaking : compatible));
}
