import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** The rooms of `scripts/`. A room imports only from rooms in the lines below its own. */
const layers = [
  ["commands"],
  ["codegen", "drift"],
  ["normal-form", "upstream"],
  ["openapi"],
  ["lib"],
];

/** The folders beside `scripts/` that may use its two lowest rooms. */
const users = ["bench", "compatibility", "website"];

const maxLines = 200;

interface SourceFile {
  readonly path: string;
  readonly lines: number;
  /** The modules that it imports, as written. */
  readonly specifiers: readonly string[];
  /** The paths of the project's own files that it imports. */
  readonly imports: readonly string[];
}

function readFiles(folder: string): SourceFile[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  const sources = names.filter((name) => /\.[jt]s$/.test(name) && !name.includes("node_modules"));
  return sources.map((name) => readSource(join(folder, name)));
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const specifiers = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
  const imports = specifiers
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => join(dirname(path), specifier));
  return { path, lines: text.split("\n").length - 1, specifiers, imports };
}

/** The position of a room's layer, or -1 for a folder that is no room. */
function layerOf(path: string): number {
  const [room = ""] = relative("scripts", path).split("/");
  return layers.findIndex((rooms) => rooms.includes(room));
}

function roomOf(path: string): string | undefined {
  return /^scripts\/[^/]+\//.exec(path)?.[0];
}

const scripts = readFiles("scripts");

describe.each(scripts)("$path", ({ path, lines, specifiers, imports }) => {
  test("is in a room, and imports only from its own and from rooms below", () => {
    expect(layerOf(path)).toBeGreaterThanOrEqual(0);
    for (const imported of imports) {
      if (roomOf(imported) === roomOf(path)) continue;
      expect(layerOf(imported), imported).toBeGreaterThan(layerOf(path));
    }
  });

  test(`has at most ${String(maxLines)} lines`, () => {
    expect(lines).toBeLessThanOrEqual(maxLines);
  });

  test("imports no private file of a package", () => {
    for (const specifier of specifiers) expect(specifier).not.toMatch(/^[^.].*\/dist\//);
  });
});

test("no two folders of scripts/ import from each other, in however many steps", () => {
  const folders = new Map<string, Set<string>>();
  for (const { path, imports } of scripts) {
    const folder = dirname(path);
    const others = imports.map((imported) => dirname(imported)).filter((name) => name !== folder);
    folders.set(folder, new Set([...(folders.get(folder) ?? []), ...others]));
  }
  const cycles: string[] = [];
  const visit = (folder: string, parents: readonly string[]): void => {
    const start = parents.indexOf(folder);
    if (start !== -1) cycles.push([...parents.slice(start), folder].join(" → "));
    else for (const other of folders.get(folder) ?? []) visit(other, [...parents, folder]);
  };
  for (const folder of folders.keys()) visit(folder, []);
  expect(cycles).toEqual([]);
});

test.each(users.flatMap(readFiles))("$path imports only lib/ and openapi/", ({ imports }) => {
  for (const imported of imports.filter((path) => path.startsWith("scripts/"))) {
    expect(imported).toMatch(/^scripts\/(lib|openapi)\//);
  }
});
