import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../src");

/** The folders of `src/`. A folder imports only from itself and from folders further down; "" is `src/` itself. */
const layers = [
  "cli",
  "cli/commands",
  "cli/actions",
  "cli/search",
  "cli/connection",
  "cli/input",
  "cli/output",
  "cli/text",
  "sandbox",
  "",
  "listing",
  "outcome",
  "transport",
  "options",
  "errors",
  "contract",
  "generated",
];

const maxLines = 200;

interface SourceFile {
  /** The path relative to `src/`. */
  readonly path: string;
  readonly imports: readonly string[];
  readonly source: ts.SourceFile;
}

const files: SourceFile[] = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.startsWith("generated/"))
  .map((path) => {
    const text = readFileSync(join(root, path), "utf8");
    const imports = ts
      .preProcessFile(text)
      .importedFiles.map(({ fileName }) => fileName)
      .filter((fileName) => fileName.startsWith("."))
      .map((fileName) => relative(root, join(root, dirname(path), fileName)));
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    return { path, imports, source };
  });

const folderOf = (path: string): string => (path.includes("/") ? dirname(path) : "");

test("every folder of src/ is listed as a layer", () => {
  const folders = new Set(files.map(({ path }) => folderOf(path)));
  expect([...folders].sort()).toEqual(layers.filter((layer) => layer !== "generated").sort());
});

test.each(files)("$path imports only from its own folder and lower layers", ({ path, imports }) => {
  const own = layers.indexOf(folderOf(path));
  for (const imported of imports) {
    expect(layers.indexOf(folderOf(imported)), imported).toBeGreaterThanOrEqual(own);
  }
});

test("src/ has no circular imports, not even of types", () => {
  const importsOf = new Map(files.map(({ path, imports }) => [path, imports]));
  const cycles: string[] = [];
  const finished = new Set<string>();
  const visit = (path: string, parents: readonly string[]): void => {
    if (parents.includes(path)) {
      cycles.push([...parents, path].join(" → "));
      return;
    }
    if (finished.has(path)) return;
    for (const imported of importsOf.get(path) ?? []) visit(imported, [...parents, path]);
    finished.add(path);
  };
  for (const { path } of files) visit(path, []);
  expect(cycles).toEqual([]);
});

test.each(files)(`$path has at most ${String(maxLines)} lines`, ({ source }) => {
  expect(source.getLineStarts().length - 1).toBeLessThanOrEqual(maxLines);
});

/** Casts that bypass the type checker: to `any`, `never` or `boolean`, or through `unknown`. */
function findUnsafeCasts({ source }: SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isAsExpression(node) && isUnsafe(node)) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isUnsafe({ expression, type }: ts.AsExpression): boolean {
  const { kind } = type;
  if (kind === ts.SyntaxKind.AnyKeyword || kind === ts.SyntaxKind.NeverKeyword) return true;
  if (kind === ts.SyntaxKind.BooleanKeyword) return true;
  return ts.isAsExpression(expression) && expression.type.kind === ts.SyntaxKind.UnknownKeyword;
}

describe("no cast bypasses the type checker in", () => {
  test.each(files)("$path", (file) => {
    expect(findUnsafeCasts(file)).toEqual([]);
  });
});

test("findUnsafeCasts finds every cast that bypasses the type checker", () => {
  const source = ts.createSourceFile(
    "sample.ts",
    "let a = false as boolean; f(b as unknown as C, d as never, e as any); g(h as I);",
    ts.ScriptTarget.Latest,
    true,
  );
  const found = findUnsafeCasts({ path: "sample.ts", imports: [], source });
  expect(found).toEqual(["false as boolean", "b as unknown as C", "d as never", "e as any"]);
});
