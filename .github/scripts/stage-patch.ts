// Stages a patch that an untrusted job wrote, if it changes only what a drift may change.
// Nothing of it reaches the working tree.
//
//   node stage-patch.ts <patch>

import { isUtf8 } from "node:buffer";
import { execFileSync } from "node:child_process";

const modified = ["openapi/byok.yaml", "openapi/upstream.json", "CHANGELOG.md"];
const manifests = ["package.json", "package-lock.json"];
const generated = /^src\/generated\/[\w-]+\.ts$/;
const regularFile = "100644";
const noFile = "000000";

try {
  const [patch, ...others] = process.argv.slice(2);
  if (patch === undefined || others.length > 0) throw new Error("usage: stage-patch.ts <patch>");
  try {
    stage(patch);
    stagedChanges().forEach(checkChange);
    checkManifests();
    checkRecord();
  } catch (error) {
    git("read-tree", "HEAD");
    throw error;
  }
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

function stage(patch: string): void {
  try {
    git("apply", "--cached", "--whitespace=nowarn", patch);
  } catch {
    // Git's message quotes the patch.
    throw new Error("the patch does not apply to this commit");
  }
}

interface Change {
  readonly path: string;
  readonly modes: readonly string[];
  readonly blob: string;
}

function stagedChanges(): Change[] {
  const fields = git("diff-index", "--cached", "--raw", "-z", "HEAD").toString().split("\0");
  const changes: Change[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [info = "", path = ""] = fields.slice(index);
    const [oldMode = "", newMode = "", , blob = ""] = info.slice(1).split(" ");
    changes.push({ path, modes: [oldMode, newMode], blob });
  }
  if (changes.length === 0) throw new Error("the patch changes nothing");
  return changes;
}

function checkChange({ path, modes, blob }: Change): void {
  const isGenerated = generated.test(path);
  if (!isGenerated && ![...modified, ...manifests].includes(path)) {
    throw new Error(`the patch changes ${printable(path)}, which a drift does not change`);
  }
  const allowed = isGenerated ? [regularFile, noFile] : [regularFile];
  if (!modes.every((mode) => allowed.includes(mode))) {
    throw new Error(`the patch adds, deletes or changes the type of ${path}`);
  }
  if (modes[1] === noFile) return;
  const content = git("cat-file", "blob", blob);
  if (!isUtf8(content) || content.includes(0)) throw new Error(`${path} is not a text file`);
}

/** Compares with main's own manifests, rewritten with the new version, so that no other byte differs. */
function checkManifests(): void {
  const { version } = parse(":package.json");
  if (typeof version !== "string" || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error("package.json has no version of the form 1.2.3");
  }
  const manifest = { ...parse("HEAD:package.json"), version };
  const lock = parse("HEAD:package-lock.json");
  const packages = lock["packages"] as Record<string, object>;
  const expected = [
    manifest,
    { ...lock, version, packages: { ...packages, "": { ...packages[""], version } } },
  ];
  for (const [index, path] of manifests.entries()) {
    if (show(`:${path}`) !== `${JSON.stringify(expected[index], null, 2)}\n`) {
      throw new Error(`the patch changes more of ${path} than the version`);
    }
  }
}

/** Upstream must not decide where it is read from: only hashes and the names of path parameters follow it. */
function checkRecord(): void {
  const settled = (revision: string): string => {
    const record = parse(`${revision}:openapi/upstream.json`);
    const text = JSON.stringify({ ...record, sha256: "", sourceSha256: "" });
    return text.replaceAll(/\{\w+\}/g, "{}");
  };
  if (settled("") !== settled("HEAD"))
    throw new Error("the patch changes the source or the operations in openapi/upstream.json");
}

function parse(object: string): Record<string, unknown> {
  return JSON.parse(show(object)) as Record<string, unknown>;
}

function show(object: string): string {
  return git("cat-file", "blob", object).toString();
}

function git(...args: string[]): Buffer {
  return execFileSync("git", args, {
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 ** 2,
  });
}

/** A path may hold what a terminal or a workflow takes for a command. */
function printable(path: string): string {
  return path.replace(/[^\w./-]/g, "?").slice(0, 200);
}
