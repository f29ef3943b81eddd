import { createHash } from "node:crypto";
import { access, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const cache = join(root, "node_modules/.cache/openrouter-byok");

/** Whether an earlier run read what another run would read, and wrote what is there. */
export async function isUpToDate(contract: string, folder: string): Promise<boolean> {
  try {
    await access(join(cache, await digest(contract, folder)));
    return true;
  } catch {
    // No run left this mark, or a file is missing.
    return false;
  }
}

export async function rememberUpToDate(contract: string, folder: string): Promise<void> {
  const mark = join(cache, await digest(contract, folder));
  try {
    await mkdir(cache, { recursive: true });
    await writeFile(mark, "");
  } catch {
    // The next run generates again.
  }
}

async function digest(contract: string, folder: string): Promise<string> {
  const scripts = await readdir(join(root, "scripts"), { recursive: true });
  const files = [
    ...scripts.filter((path) => path.endsWith(".ts")).map((path) => join(root, "scripts", path)),
    ...[".prettierrc.json", "package-lock.json"].map((path) => join(root, path)),
    ...["operations.ts", "schema.ts", "validators.ts"].map((name) => join(folder, name)),
  ];
  const hash = createHash("sha256").update(process.version).update(contract);
  for (const path of files.sort()) hash.update(`\n${path}\n`).update(await readFile(path));
  return hash.digest("hex");
}
