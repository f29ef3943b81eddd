import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { BuildOptions, BuildResult } from "esbuild";
import { describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

const root = join(import.meta.dirname, "..");

type Bundle = BuildResult<{ write: false; metafile: true }>;

/** Bundles a program that imports the package by its name, without the settings of this project. */
function bundle(contents: string, options: BuildOptions = {}): Promise<Bundle> {
  return build({
    ...options,
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    tsconfigRaw: "{}",
    absWorkingDir: root,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
}

const gzipSize = ({ outputFiles: [output] }: Bundle): number =>
  gzipSync(output?.contents ?? "", { level: 9 }).length;

// The limits are just above the current sizes, so that growth shows in a diff.
describe("a gzipped program stays below its size limit if it imports only", () => {
  test.each<[string, string, number]>([
    ["deleteByokKey", "openrouter-byok", 9300],
    ["createByokClient", "openrouter-byok", 11_900],
    ["createSandbox", "openrouter-byok/sandbox", 7500],
  ])("%s", async (name, specifier, limit) => {
    const program = `export { ${name} } from "${specifier}";`;
    const size = gzipSize(await bundle(program));
    expect(size).toBeLessThan(limit);
    // A limit far above the size would hide growth.
    expect(size).toBeGreaterThan(limit * 0.9);
  });
});

test("the package imports only openapi-fetch, and no platform modules", async () => {
  // `ignoreAnnotations` keeps unused imports. Without `platform: "node"`, an import of a Node module would fail.
  const { metafile } = await bundle('import "openrouter-byok";', { ignoreAnnotations: true });
  const modules = Object.keys(metafile.inputs).filter((path) => path !== "<stdin>");
  expect(modules.sort()).toEqual(["dist/index.js", "node_modules/openapi-fetch/dist/index.mjs"]);
  for (const { imports } of Object.values(metafile.outputs)) expect(imports).toEqual([]);
});

describe("an error is printed as ByokError", () => {
  const program = `
    import { deleteByokKey } from "openrouter-byok";
    import { inspect } from "node:util";
    const error = await deleteByokKey("..").catch((error) => error);
    const { name, stack, constructor } = error;
    const wrapped = inspect({ error }).split("\\n")[1].trim();
    const texts = [String(error), stack, inspect(error), wrapped.slice("error: ".length)];
    console.log(JSON.stringify([name, constructor.name, ...texts.map((text) => text.split(/\\W/)[0])]));
  `;
  const names = Array.from({ length: 6 }, () => "ByokError");
  const run = (code: string): unknown =>
    JSON.parse(
      execFileSync(process.execPath, ["--input-type=module", "--eval", code], {
        cwd: root,
        encoding: "utf8",
      }),
    );

  test("by the built package", () => {
    expect(run(program)).toEqual(names);
  });

  test("after a bundler has minified the package", async () => {
    const { outputFiles } = await bundle(program, { platform: "node" });
    expect(run(outputFiles[0]?.text ?? "")).toEqual(names);
  });
});

test("an unused import of the package adds nothing to a bundle", async () => {
  for (const specifier of ["openrouter-byok", "openrouter-byok/sandbox"]) {
    const { outputFiles } = await bundle(`import "${specifier}";`);
    expect(outputFiles.map(({ text }) => text)).toEqual([""]);
  }
});

test("the package exports the client, the sandbox and the package manifest, but no internal files", () => {
  expect(Object.keys(manifest.exports)).toEqual([".", "./sandbox", "./package.json"]);
  const load = (specifier: string, options = ""): string =>
    execFileSync(
      process.execPath,
      ["--input-type=module", "--eval", `await import("${specifier}"${options})`],
      { cwd: root, encoding: "utf8", stdio: "pipe" },
    );
  for (const specifier of ["openrouter-byok", "openrouter-byok/sandbox"]) load(specifier);
  load("openrouter-byok/package.json", ', { with: { type: "json" } }');
  expect(() => load("openrouter-byok/dist/index.js")).toThrow("ERR_PACKAGE_PATH_NOT_EXPORTED");
});

describe("the installed package", () => {
  const npm = (...args: string[]): string =>
    execFileSync("npm", args, { cwd: root, encoding: "utf8" });
  const [{ files }] = JSON.parse(npm("pack", "--dry-run", "--json", "--ignore-scripts")) as [
    { files: { path: string; size: number }[] },
  ];

  const paths = files.map(({ path }) => path);

  test("contains only the build, the documents, the contract and the manifest", () => {
    const others = paths.filter((path) => !/^(dist|docs)\//.test(path));
    expect(others.sort()).toEqual([
      "CHANGELOG.md",
      "CONTRIBUTING.md",
      "LICENSE",
      "README.md",
      "SECURITY.md",
      "openapi/byok.yaml",
      "package.json",
    ]);
    const built = paths.filter((path) => path.startsWith("dist/"));
    expect(built.filter((path) => !path.endsWith(".d.ts")).sort()).toEqual([
      "dist/cli/main.js",
      "dist/index.js",
      "dist/sandbox/sandbox.js",
    ]);
  });

  test.each(paths.filter((path) => path.endsWith(".md")))(
    "contains every file that %s links to",
    (path) => {
      const text = readFileSync(join(root, path), "utf8");
      const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(
        ([, link = ""]) => link,
      );
      expect(paths).toEqual(
        expect.arrayContaining(links.map((link) => join(dirname(path), decodeURI(link)))),
      );
      if (path === "README.md") expect(links.length).toBeGreaterThan(9);
    },
  );

  test("stays small, including its dependencies", () => {
    const listed = npm("ls", "--omit=dev", "--all", "--parseable").trim().split("\n").slice(1);
    expect(listed.map((path) => basename(path))).toEqual([
      "openapi-fetch",
      "openapi-typescript-helpers",
    ]);
    const installed = listed
      .flatMap((path) =>
        readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => join(path, name)),
      )
      .map((file) => statSync(file))
      .filter((entry) => entry.isFile());
    // The contract and its types grow with every vendored operation, so they are not counted.
    const own = files.filter(({ path }) => !/^(openapi|dist\/generated)\//.test(path));
    const size = [...installed, ...own].reduce((sum, entry) => sum + entry.size, 0);
    expect(size).toBeLessThan(690_000);
    expect(size).toBeGreaterThan(590_000);
  });
});
