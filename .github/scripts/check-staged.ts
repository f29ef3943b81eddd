// Checks of the staged files. Each check compares a staged file with the same file in HEAD. Only the expected parts may
// differ.

import { git } from "./git.ts";

type Json = Record<string, unknown>;

/** Checks that both manifests change only in the version, and that the version does not skip a release. */
export function checkManifests(): void {
  const manifest = parse("HEAD:package.json");
  const { version } = parse(":package.json");
  if (typeof version !== "string" || !mayFollow(version, String(manifest["version"]))) {
    throw new Error(
      "the version in package.json is neither the previous version nor the next patch, minor or major version",
    );
  }
  const lock = parse("HEAD:package-lock.json");
  const packages = lock["packages"] as Record<string, Json>;
  const root = { ...packages[""], version };
  checkText("package.json", { ...manifest, version });
  checkText("package-lock.json", { ...lock, version, packages: { ...packages, "": root } });
}

/** Tells whether a version equals the previous version, or is the next patch, minor or major version. */
function mayFollow(version: string, before: string): boolean {
  const [major = 0, minor = 0, patch = 0] = before.split(".").map(Number);
  return [
    before,
    `${major}.${minor}.${patch + 1}`,
    `${major}.${minor + 1}.0`,
    `${major + 1}.0.0`,
  ].includes(version);
}

function checkText(path: string, expected: Json): void {
  if (show(`:${path}`) === toText(expected)) return;
  throw new Error(`the patch changes more than the version in ${path}`);
}

/**
 * Checks that only the hashes and the names of path parameters change in `openapi/upstream.json`. In particular, a
 * patch must not change the source of the contract.
 */
export function checkRecord(): void {
  const before = parse("HEAD:openapi/upstream.json");
  const after = parse(":openapi/upstream.json");
  const { sha256, sourceSha256 } = after;
  // Comparing the serialized text also detects duplicate keys.
  const expected = { ...before, operations: after["operations"], sha256, sourceSha256 };
  const isSame = show(":openapi/upstream.json") === toText(expected);
  const hasSameOperations = operationsOf(before) === operationsOf(after);
  if (!isSame || !hasSameOperations || !isHash(sha256) || !isHash(sourceSha256)) {
    throw new Error(
      "the patch changes more than the hashes and the names of path parameters in openapi/upstream.json, or a hash is malformed",
    );
  }
}

function isHash(value: unknown): boolean {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}

/** The operations without the names of path parameters, which may contain any characters other than braces. */
function operationsOf({ operations }: Json): string {
  return JSON.stringify(operations, (_key, value: unknown) =>
    typeof value === "string" ? value.replaceAll(/\{[^{}]*\}/g, "{}") : value,
  );
}

/**
 * Checks that the patch removes no line and adds only entries, except that the heading of an unreleased version may
 * change with the version.
 */
export function checkChangelog(): void {
  const { version } = parse(":package.json");
  const heading = `## ${String(version)} (unreleased)`;
  const kept = show("HEAD:CHANGELOG.md")
    .split("\n")
    .filter((line) => !line.endsWith(" (unreleased)"));
  const added: string[] = [];
  for (const line of show(":CHANGELOG.md").split("\n")) {
    if (line === kept[0]) kept.shift();
    else added.push(line);
  }
  if (kept.length > 0) throw new Error("the patch removes lines from CHANGELOG.md");
  if (!added.every((line) => line === heading || isEntryOrBlank(line))) {
    throw new Error("the patch adds a line to CHANGELOG.md that is not an entry");
  }
}

function isEntryOrBlank(line: string): boolean {
  return line === "" || /^- (?:breaking|compatible): /.test(line);
}

function parse(object: string): Json {
  return JSON.parse(show(object)) as Json;
}

function show(object: string): string {
  return git("cat-file", "blob", object).toString();
}

function toText(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
