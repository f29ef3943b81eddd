import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { BuildOptions, Metafile } from "esbuild";
import { contenders } from "../contenders.ts";
import { benchPath } from "../execute.ts";
import { sampleInTurn } from "../samples.ts";
import type { Samples } from "../samples.ts";

/** Other exports of the package, whose size is measured too. */
export const otherExports: { name: string; code: string }[] = [
  {
    name: "openrouter-byok, `createByokClient`",
    code: 'export { createByokClient } from "openrouter-byok";',
  },
  {
    name: "openrouter-byok, `createSandbox`",
    code: 'export { createSandbox } from "openrouter-byok/sandbox";',
  },
];

/** Measures the size of each bundled program after gzip, in bytes. */
export function bundleSizes(): Promise<Samples> {
  const programs = contenders.map(({ name, program }) => ({
    name,
    code: `export { createDelete } from "./programs/${program}";`,
  }));
  return sampleInTurn([...programs, ...otherExports], 1, async ({ code }) => {
    const { contents } = await bundle(code, {});
    return gzipSync(contents, { level: 9 }).length;
  });
}

/** Counts the modules that Node loads for a program's imports, including modules that the program does not use. */
export function moduleCounts(): Promise<Samples> {
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

async function bundle(
  code: string,
  options: BuildOptions,
): Promise<{ contents: Uint8Array; metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    ...options,
    stdin: { contents: code, resolveDir: benchPath },
    bundle: true,
    minify: true,
    format: "esm",
    // The tsconfig.json of this folder would map the package to its source instead of the built files.
    tsconfigRaw: "{}",
    metafile: true,
    write: false,
  });
  return { contents: outputFiles[0]?.contents ?? new Uint8Array(), metafile };
}
