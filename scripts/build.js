import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

// A file that src/ no longer has must not stay in the package.
rmSync(new URL("../dist", import.meta.url), { recursive: true, force: true });
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const project = fileURLToPath(new URL("../tsconfig.build.json", import.meta.url));
try {
  execFileSync(process.execPath, [tsc, "-p", project], { stdio: "inherit" });
} catch {
  process.exitCode = 1;
}
