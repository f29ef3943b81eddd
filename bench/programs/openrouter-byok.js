import { deleteByokKey } from "openrouter-byok";

/** @type {import("../program.js").CreateDelete} */
export function createDelete(settings) {
  return (id) => deleteByokKey(id, settings);
}
