import { fileURLToPath } from "node:url";
import { filesBelow, isDone, rememberDone } from "./memory.js";

const configuration = fileURLToPath(new URL("../../tsconfig.json", import.meta.url));

/** Tells whether the compiler took `src/` as it is now. */
export async function isCompiled() {
  return isDone("compiled", await filesOf());
}

export async function rememberCompiled() {
  await rememberDone("compiled", await filesOf());
}

async function filesOf() {
  return [...(await filesBelow("src", ".ts")), configuration];
}
