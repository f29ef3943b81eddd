import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");

// The output of a file that was removed from src/ must not stay in the package.
rmSync(join(root, "dist"), { recursive: true, force: true });
const tsc = join(root, "node_modules/typescript-7/bin/tsc");
try {
  const project = join(root, "tsconfig.build.json");
  execFileSync(process.execPath, [tsc, "-p", project], { stdio: "inherit" });
  // tsc writes the declarations. Each entry is bundled, because importing one file is several times as fast as
  // importing dozens of files.
  await build({
    absWorkingDir: root,
    entryPoints: ["src/index.ts", "src/sandbox/sandbox.ts", "src/cli/main.ts"],
    outdir: "dist",
    bundle: true,
    packages: "external",
    format: "esm",
    target: "es2022",
  });
} catch {
  // tsc or esbuild has already printed its errors.
  process.exitCode = 1;
}
