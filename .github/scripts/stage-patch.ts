// Stages a patch from an untrusted job if the patch changes only what accepting a drift may change. The working tree
// stays unchanged.
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
    // Git's message would quote the untrusted patch.
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
  // With -z, Git writes a NUL after the description of each change and after its path.
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
    throw new Error(`the patch changes ${name}, which drift:accept never changes`);
  }
  // Accepting a drift changes the content of files, and never adds or deletes files.
  if (oldMode !== regularFile || newMode !== regularFile) {
    throw new Error(`the patch adds or deletes ${path}, or changes its type`);
  }
  const content = git("cat-file", "blob", blob);
  if (!isUtf8(content) || content.includes(0)) throw new Error(`${path} is not a text file`);
  // The contract keeps the publisher's text, so it may contain invisible or reordering characters.
  const isReadAsText = isGenerated || path === "CHANGELOG.md";
  if (isReadAsText && isDeceptive(content.toString().replaceAll("\t", " "))) {
    throw new Error(`${path} has characters that are invisible or change the order of text`);
  }
}
