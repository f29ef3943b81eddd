import { createHash } from "node:crypto";
import { cpSync, symlinkSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { runHere, runLimited } from "./run-command.ts";
import type { Run } from "./run.ts";

const root = join(import.meta.dirname, "../..");

/** The files that the commands of `scripts/commands/` read and write. */
const files = [
  ".prettierrc.json",
  "CHANGELOG.md",
  "openapi",
  "package-lock.json",
  "package.json",
  "src/generated",
];

/** A copy of the project's files in a temporary folder, in which commands may change them. */
export interface Workspace {
  readonly path: string;
  /** Also copies `scripts/`, so that a test can change it or run it in another process. */
  copyScripts(): void;
  read(file: string): Promise<string>;
  write(file: string, content: string): Promise<void>;
  /** Changes a file. Throws if its content stays the same. */
  edit(file: string, change: (content: string) => string): Promise<void>;
  /** Runs a command of `scripts/commands/` in the copy. */
  run(script: string, ...args: string[]): Promise<Run>;
  /** The contents of all files in `openapi/` and `src/generated/`, by path. */
  snapshot(): Promise<Record<string, string>>;
}

/**
 * Copies files of the project into a temporary folder, which is removed when the test ends.
 *
 * @param contract - replaces the vendored contract
 * @param operations - the operations of that contract, which `openapi/upstream.json` is to list
 */
export async function createWorkspace(
  contract?: string,
  operations: readonly string[] = ["DELETE /byok/{id}"],
): Promise<Workspace> {
  const path = await mkdtemp(join(tmpdir(), "openrouter-byok-test-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  const copy = (entry: string): void => {
    cpSync(join(root, entry), join(path, entry), { recursive: true });
  };
  files.forEach(copy);
  symlinkSync(join(root, "node_modules"), join(path, "node_modules"));
  let hasChangedScripts = false;
  const workspace: Workspace = {
    path,
    copyScripts() {
      copy("scripts");
    },
    read: (file) => readFile(join(path, file), "utf8"),
    write(file, content) {
      // This process has already loaded the original scripts, so changed scripts must run in another process.
      hasChangedScripts ||= file.startsWith("scripts/");
      return writeFile(join(path, file), content);
    },
    async edit(file, change) {
      const before = await workspace.read(file);
      const after = change(before);
      if (after === before) throw new Error(`the edit of ${file} changes nothing`);
      await workspace.write(file, after);
    },
    run: (script, ...args) =>
      hasChangedScripts ? runLimited(path, script, args) : runHere(path, script, args),
    async snapshot() {
      const contents: Record<string, string> = {};
      for (const folder of ["openapi", "src/generated"]) {
        for (const name of await readdir(join(path, folder))) {
          contents[`${folder}/${name}`] = await workspace.read(`${folder}/${name}`);
        }
      }
      return contents;
    },
  };
  if (contract !== undefined) {
    await workspace.write("openapi/byok.yaml", contract);
    const record = JSON.parse(await workspace.read("openapi/upstream.json")) as object;
    const sha256 = createHash("sha256").update(contract).digest("hex");
    const text = `${JSON.stringify({ ...record, operations, sha256 }, null, 2)}\n`;
    await workspace.write("openapi/upstream.json", text);
  }
  return workspace;
}
