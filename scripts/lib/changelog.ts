import { gt, inc, valid } from "semver";
import { Failure } from "./failure.ts";

/** Relative to the project's folder. */
export const changelogPath = "CHANGELOG.md";

const unreleased = " (unreleased)";

interface Section {
  version: string;
  isReleased: boolean;
  entries: string;
}

export function newestSection(changelog: string): Section {
  const [newest = ""] = splitSections(changelog).sections;
  return readSection(newest);
}

/**
 * Adds entries to the unreleased section, which it creates if necessary, and raises the version of that section if the
 * entries require it.
 */
export function addEntries(changelog: string, level: Level, entries: string[]) {
  const { intro, sections } = splitSections(changelog);
  const [newest = "", ...older] = sections;
  const { version: current, isReleased, entries: listed } = readSection(newest);
  const released = isReleased ? sections : older;
  const [lastReleased] = released;
  // Before the first release, there are no callers to break.
  const needed =
    lastReleased === undefined ? current : next(readSection(lastReleased).version, level);
  const version = isReleased || gt(needed, current) ? needed : current;
  const earlierEntries = isReleased || listed === "" ? [] : [listed];
  const list = [...earlierEntries, ...entries.map((entry) => `- ${entry}`)];
  const section = `## ${version}${unreleased}\n\n${list.join("\n")}\n\n`;
  return { version, changelog: `${[intro, section, ...released].join("").trimEnd()}\n` };
}

/** The text above the sections of a changelog, and the sections, newest first. */
function splitSections(changelog: string): { intro: string; sections: string[] } {
  const [intro = "", ...sections] = changelog.split(/^(?=## )/m);
  return { intro, sections };
}

function readSection(section: string): Section {
  const [heading = "", ...lines] = section.replace(/^## /, "").split("\n");
  const version = heading.replace(unreleased, "");
  if (!valid(version)) {
    throw new Failure(
      `a section of CHANGELOG.md is not headed by a version: ${JSON.stringify(heading)}`,
    );
  }
  const isReleased = !heading.endsWith(unreleased);
  return { version, isReleased, entries: lines.join("\n").trim() };
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
