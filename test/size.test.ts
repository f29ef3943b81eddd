import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

test("what a program that deletes a credential has to load stays small", async () => {
  const { outputFiles } = await build({
    stdin: { contents: 'export { deleteByokKey } from "openrouter-byok";', resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  const [output] = outputFiles;
  expect(gzipSync(output?.contents ?? "", { level: 9 }).length).toBeLessThan(3800);
});
