// Stages a patch that an untrusted job wrote, if it changes only what a drift may change.
// Nothing of it reaches the working tree.
//
//   node stage-patch.ts <patch>

import { isUtf8 } from "node:buffer";
import { cut, isDeceptive, printable } from "../../scripts/lib/printable.ts";
import { checkChangelog, checkManifests, checkRecord } from "./check-staged.ts";
import { git } from "./git.ts";

const generated = /^src\/generated\/[\w-]+\.ts$/;
const changedByDrift = [
  "openapi/byok.yaml",
  "openapi/upstream.json",
  "CHANGELOG.md",
  "package.json",
  "package-lock.json",
];
const regularFile = "100644";

try {
  const [patch, ...others] = process.argv.slice(2);
  if (patch === undefined || others.length > 0) throw new Error("usage: stage-patch.ts <patch>");
  try {
    stage(patch);
    for (const change of stagedChanges()) checkChange(change);
    checkManifests();
    checkRecord();
    checkChangelog();
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
  readonly oldMode: string;
  readonly newMode: string;
  readonly blob: string;
}

function stagedChanges(): Change[] {
  // With -z, there is a NUL after each change and after its path.
  const fields = git("diff-index", "--cached", "--raw", "-z", "HEAD").toString().split("\0");
  const changes: Change[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [info = "", path = ""] = fields.slice(index);
    const [oldMode = "", newMode = "", , blob = ""] = info.slice(1).split(" ");
    changes.push({ path, oldMode, newMode, blob });
  }
  if (changes.length === 0) throw new Error("the patch changes nothing");
  return changes;
}

function checkChange({ path, oldMode, newMode, blob }: Change): void {
  const isGenerated = generated.test(path);
  if (!isGenerated && !changedByDrift.includes(path)) {
    const name = printable(cut(path, 200)).replaceAll("\n", " ");
    throw new Error(`the patch changes ${name}, which a drift does not change`);
  }
  // A contract changes what the generated files say, not which there are.
  if (oldMode !== regularFile || newMode !== regularFile) {
    throw new Error(`the patch adds, deletes or changes the type of ${path}`);
  }
  const content = git("cat-file", "blob", blob);
  if (!isUtf8(content) || content.includes(0)) throw new Error(`${path} is not a text file`);
  // The contract is vendored to the byte, whatever characters it has.
  const isReadAsText = isGenerated || path === "CHANGELOG.md";
  if (isReadAsText && isDeceptive(content.toString().replaceAll("\t", " "))) {
    throw new Error(`${path} has characters that are invisible or change the order of text`);
  }
}
