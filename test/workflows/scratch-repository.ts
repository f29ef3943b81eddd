import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { parse } from "yaml";

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export const root: string = join(import.meta.dirname, "../..");

export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, unknown>;
}

export interface Job {
  readonly permissions?: Record<string, string>;
  readonly steps: Step[];
}

export interface Workflow {
  readonly permissions: Record<string, string>;
  readonly jobs: Record<string, Job>;
}

export function readWorkflow(name: string): Workflow {
  return parse(readFileSync(join(root, ".github/workflows", name), "utf8")) as Workflow;
}

/** The files on the branch `main` of the scratch repository. */
const files: Record<string, string> = {
  "CHANGELOG.md": "# Changelog\n\n## 1.0.0\n\n- the first\n",
  "openapi/byok.yaml": "openapi: 3.1.0\r\ninfo: \r\n",
  "openapi/upstream.json": toJson({
    operations: ["DELETE /byok/{id}"],
    description: "https://example.com/openapi.yaml",
    hosts: ["example.com"],
    sourceSha256: sha256("the source"),
    sha256: sha256("the contract"),
  }),
  "package.json": toJson({
    name: "scratch",
    version: "1.0.0",
    scripts: { "drift:accept": "node accept.cjs" },
    dependencies: { one: "1.0.0" },
  }),
  "package-lock.json": toJson({
    name: "scratch",
    version: "1.0.0",
    lockfileVersion: 3,
    packages: {
      "": { name: "scratch", version: "1.0.0", dependencies: { one: "1.0.0" } },
      "node_modules/one": { version: "1.0.0", integrity: "sha512-one" },
    },
  }),
  "src/generated/operations.ts": "export const path = 1;\n",
  "src/generated/schema.ts": "export const schema = 1;\n",
  "src/index.ts": 'export * from "./generated/schema.ts";\n',
};

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * Creates a temporary folder.
 *
 * @param onEnd - the Vitest hook in which the folder is removed, such as `afterAll`
 */
export function createFolder(onEnd: (remove: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), "openrouter-byok-test-"));
  onEnd(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A clone of the scratch repository. */
export class Clone {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  git(...args: string[]): string {
    const config = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
    const options = { cwd: this.path, encoding: "utf8", stdio: "pipe" } as const;
    return execFileSync("git", [...config, ...args], options).trim();
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), "utf8");
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), content);
  }

  edit(path: string, from: string, to: string): void {
    const before = this.read(path);
    if (!before.includes(from)) throw new Error(`${path} does not contain ${from}`);
    this.write(path, before.replace(from, to));
  }

  reset(): void {
    this.git("reset", "--quiet", "--hard");
    this.git("clean", "--quiet", "--force", "-d");
  }

  commit(): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", "a change");
  }

  /** Runs a script of `.github/scripts/` in this clone, as a job does in its checkout. */
  run(script: string, args: string[], env: Record<string, string> = {}): Promise<Run> {
    const path = join(root, ".github/scripts", script);
    if (script.endsWith(".sh")) return execute(this.path, ["bash", path, ...args], env);
    // The jobs that run these scripts use Node 24, which strips types. The tests also run on Node 20, which does not.
    const outfile = `${this.path}.mjs`;
    buildSync({ entryPoints: [path], outfile, bundle: true, platform: "node", format: "esm" });
    return execute(this.path, [process.execPath, outfile, ...args], env);
  }
}

/** Creates the scratch repository in a folder, with one clone per name. All clones have the same origin. */
export function createClones<Name extends string>(
  folder: string,
  ...names: Name[]
): Record<Name, Clone> {
  const origin = join(folder, "origin.git");
  execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", origin]);
  const clone = (name: string): Clone => {
    const path = join(folder, name);
    execFileSync("git", ["clone", "--quiet", origin, path], { stdio: "ignore" });
    return new Clone(path);
  };
  const first = clone("first");
  for (const [path, content] of Object.entries(files)) first.write(path, content);
  cpSync(join(root, ".gitattributes"), join(first.path, ".gitattributes"));
  first.git("switch", "--quiet", "--create", "main");
  first.commit();
  first.git("push", "--quiet", "origin", "main");
  return Object.fromEntries(names.map((name) => [name, clone(name)])) as Record<Name, Clone>;
}

/** Sets the version in both manifests, as accepting a drift does. */
export function raiseVersion(clone: Clone, version: string): void {
  for (const path of ["package.json", "package-lock.json"]) {
    const text = clone.read(path);
    // The first occurrence, or in the lockfile the first two, is the package's own version. The others belong to
    // dependencies.
    const count = path === "package.json" ? 1 : 2;
    const parts = text.split('"version": "1.0.0"');
    const head = parts.slice(0, count + 1).join(`"version": "${version}"`);
    clone.write(path, [head, ...parts.slice(count + 1)].join('"version": "1.0.0"'));
  }
}

/** Runs the shell command of a workflow step with the options that GitHub passes to bash. */
export function runStep(
  cwd: string,
  workflow: string,
  step: string,
  env: Record<string, string> = {},
): Promise<Run> {
  const steps = Object.values(readWorkflow(workflow).jobs).flatMap((job) => job.steps);
  const run = steps.find(({ name }) => name === step)?.run;
  if (run === undefined) throw new Error(`${workflow} has no step ${step}`);
  return execute(cwd, ["bash", "-e", "-c", run], env);
}

function execute(
  cwd: string,
  [command = "", ...args]: string[],
  env: Record<string, string>,
): Promise<Run> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}
