import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { contenders } from "../contenders.js";
import { benchPath } from "../execute.js";
import { sampleInTurn } from "../samples.js";

/** What else the package exports. */
export const otherExports = [
  {
    name: "openrouter-byok, `createByokClient`",
    code: 'export { createByokClient } from "openrouter-byok";',
  },
  {
    name: "openrouter-byok, `createSandbox`",
    code: 'export { createSandbox } from "openrouter-byok/sandbox";',
  },
];

/** Measures what a program has to load, in bytes of gzip. */
export function bundleSizes() {
  const programs = contenders.map(({ name, program }) => ({
    name,
    code: `export { createDelete } from "./programs/${program}";`,
  }));
  return sampleInTurn([...programs, ...otherExports], 1, async ({ code }) => {
    const { outputFiles } = await bundle(code, {});
    return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
  });
}

/** Counts the modules that Node loads with what a program imports: all that are imported, used or not. */
export function moduleCounts() {
  return sampleInTurn(
    contenders.filter(({ modules }) => modules),
    1,
    async ({ modules = [] }) => {
      const code = modules.map((module) => `import ${JSON.stringify(module)};`).join("\n");
      const { metafile } = await bundle(code, { platform: "node", ignoreAnnotations: true });
      return Object.keys(metafile.inputs).length - 1;
    },
  );
}

/**
 * @param {string} contents
 * @param {import("esbuild").BuildOptions} options
 */
function bundle(contents, options) {
  return build({
    ...options,
    stdin: { contents, resolveDir: benchPath },
    bundle: true,
    minify: true,
    format: "esm",
    // The one here leads to the package's sources.
    tsconfigRaw: "{}",
    metafile: true,
    write: false,
  });
}
