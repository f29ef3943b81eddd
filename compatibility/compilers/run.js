import { execFile } from "node:child_process";
import { cp, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { run } from "../../scripts/failure.js";
import { withTemporaryFolder } from "../../scripts/files/with-temporary-folder.js";
import { installPacked } from "../packed-package.js";
import { report } from "../report.js";

/** @typedef {import("../report.js").Verdict} Verdict */

const compilers = ["typescript-5.4", "typescript-5.9", "typescript-7.0"];

/** @type {Record<string, object>} */
const resolutions = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
};

/** Where `fetch`, `Request` and the like are declared. */
const globals = {
  "DOM types": { lib: ["es2022", "dom"], types: [] },
  "Node types": {
    lib: ["es2022"],
    types: ["node"],
    typeRoots: [join(import.meta.dirname, "node_modules/@types")],
  },
};

const strictest = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: false,
  target: "es2022",
  noEmit: true,
};

await run(() =>
  withTemporaryFolder(async (folder) => {
    await installPacked(folder);
    await cp(join(import.meta.dirname, "consumer"), folder, { recursive: true });
    const setups = await writeSetups(folder);
    /** @type {Map<string, Verdict[]>} */
    const rows = new Map();
    for (const compiler of compilers) {
      const { name, tsc } = findCompiler(compiler);
      rows.set(name, await Promise.all(setups.map(({ project }) => compile(tsc, project))));
    }
    report(
      setups.map(({ title }) => title),
      rows,
    );
  }),
);

/**
 * Writes a project over the same files for each way to resolve modules and each origin of the globals.
 *
 * @param {string} folder
 */
async function writeSetups(folder) {
  const setups = [];
  for (const [resolution, how] of Object.entries(resolutions)) {
    for (const [origin, what] of Object.entries(globals)) {
      const project = join(folder, `tsconfig.${setups.length}.json`);
      const compilerOptions = { ...strictest, ...how, ...what };
      await writeFile(project, JSON.stringify({ compilerOptions }));
      setups.push({ title: `${resolution}\n${origin}`, project });
    }
  }
  return setups;
}

/** @param {string} name what the package is installed as */
function findCompiler(name) {
  const require = createRequire(import.meta.url);
  const path = require.resolve(`${name}/package.json`);
  /** @type {unknown} */
  const manifest = require(path);
  const { version } = /** @type {{ version: string }} */ (manifest);
  return { name: `TypeScript ${version}`, tsc: join(dirname(path), "bin/tsc") };
}

/**
 * @param {string} tsc
 * @param {string} project
 * @returns {Promise<Verdict>} with what the compiler complains of
 */
function compile(tsc, project) {
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, "-p", project], (error, stdout) => {
      resolve({ failure: error ? stdout || error.message : undefined });
    });
  });
}
