import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const cache = join(root, "node_modules/.cache/openrouter-byok");

/**
 * Whether the last run read what another run would read, and nobody changed what it wrote.
 *
 * @param contract - the text of the contract
 */
export async function isUpToDate(contract: string, folder: string): Promise<boolean> {
  try {
    const remembered = await readFile(join(cache, taskOf(folder)), "utf8");
    return remembered === (await digest(contract, folder));
  } catch {
    // A file is missing; generating shows which.
    return false;
  }
}

export async function rememberUpToDate(contract: string, folder: string): Promise<void> {
  try {
    await mkdir(cache, { recursive: true });
    await writeFile(join(cache, taskOf(folder)), await digest(contract, folder));
  } catch {
    // The next run generates again.
  }
}

function taskOf(folder: string): string {
  return `generated-${createHash("sha256").update(folder).digest("hex")}`;
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
