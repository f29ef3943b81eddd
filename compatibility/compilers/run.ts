import { execFile } from "node:child_process";
import { cp, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { run } from "../../scripts/lib/command.ts";
import { withTemporaryFolder } from "../../scripts/lib/with-temporary-folder.ts";
import { installPacked } from "../packed-package.ts";
import { report } from "../report.ts";
import type { Verdict } from "../report.ts";

const compilers = ["typescript-5.4", "typescript-5.9", "typescript-7.0"];

const resolutions = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
};

/** The type definitions that declare `fetch`, `Request` and the other globals. */
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

interface Setup {
  title: string;
  project: string;
}

await run(() =>
  withTemporaryFolder(async (folder) => {
    await installPacked(folder);
    await cp(join(import.meta.dirname, "consumer"), folder, { recursive: true });
    const setups = await writeSetups(folder);
    const rows = new Map<string, Verdict[]>();
    for (const compiler of compilers) {
      const { name, tsc } = findCompiler(compiler);
      rows.set(name, await Promise.all(setups.map(({ project }) => compile(tsc, project))));
    }
    report({ columns: setups.map(({ title }) => title), rows });
  }),
);

/** Writes a project with the same files for each combination of module resolution and global types. */
async function writeSetups(folder: string): Promise<Setup[]> {
  const setups: Setup[] = [];
  for (const [resolution, resolutionOptions] of Object.entries(resolutions)) {
    for (const [origin, originOptions] of Object.entries(globals)) {
      const project = join(folder, `tsconfig.${setups.length}.json`);
      const compilerOptions = { ...strictest, ...resolutionOptions, ...originOptions };
      await writeFile(project, JSON.stringify({ compilerOptions }));
      setups.push({ title: `${resolution}\n${origin}`, project });
    }
  }
  return setups;
}

/** @param alias - The name under which the compiler is installed. */
function findCompiler(alias: string): { name: string; tsc: string } {
  const require = createRequire(import.meta.url);
  const path = require.resolve(`${alias}/package.json`);
  const { version } = require(path) as { version: string };
  return { name: `TypeScript ${version}`, tsc: join(dirname(path), "bin/tsc") };
}

function compile(tsc: string, project: string): Promise<Verdict> {
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, "-p", project], (error, stdout) => {
      resolve({ failure: error ? stdout || error.message : undefined });
    });
  });
}
