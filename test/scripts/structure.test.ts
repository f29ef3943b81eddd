import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** The layers of `scripts/`. A folder imports only from itself and from folders in lower layers. */
const layers = [
  ["commands"],
  ["codegen", "drift"],
  ["normal-form", "upstream"],
  ["openapi"],
  ["lib"],
];

/** Folders outside `scripts/`. From `scripts/`, they import only its two lowest layers. */
const dependents = ["bench", "compatibility", "website"];

const maxLines = 200;

interface SourceFile {
  readonly path: string;
  readonly lines: number;
  /** The specifiers of all imports. */
  readonly specifiers: readonly string[];
  /** The paths of the imported files of this project. */
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

/** The index of a file's layer in `scripts/`, or -1 if its folder belongs to no layer. */
function layerOf(path: string): number {
  const [folder = ""] = relative("scripts", path).split("/");
  return layers.findIndex((folders) => folders.includes(folder));
}

function topFolderOf(path: string): string | undefined {
  return /^scripts\/[^/]+\//.exec(path)?.[0];
}

const scripts = readFiles("scripts");

describe.each(scripts)("$path", ({ path, lines, specifiers, imports }) => {
  test("belongs to a layer, and imports only from its own folder and lower layers", () => {
    expect(layerOf(path)).toBeGreaterThanOrEqual(0);
    for (const imported of imports) {
      if (topFolderOf(imported) === topFolderOf(path)) continue;
      expect(layerOf(imported), imported).toBeGreaterThan(layerOf(path));
    }
  });

  test(`has at most ${String(maxLines)} lines`, () => {
    expect(lines).toBeLessThanOrEqual(maxLines);
  });

  test("imports no private files of a package", () => {
    for (const specifier of specifiers) expect(specifier).not.toMatch(/^[^.].*\/dist\//);
  });
});

test("the folders of scripts/ have no circular imports", () => {
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

test.each(dependents.flatMap(readFiles))(
  "$path imports only lib/ and openapi/ from scripts/",
  ({ imports }) => {
    for (const imported of imports.filter((path) => path.startsWith("scripts/"))) {
      expect(imported).toMatch(/^scripts\/(lib|openapi)\//);
    }
  },
);
