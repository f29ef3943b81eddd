import { deleteByokKey } from "openrouter-byok";

/** @type {import("../child/program.js").CreateDelete} */
export function createDelete(settings) {
  return (id) => deleteByokKey(id, settings);
}
