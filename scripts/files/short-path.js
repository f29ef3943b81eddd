import { relative } from "node:path";

/**
 * A path as a person in the current folder would write it.
 *
 * @param {string} path
 */
export function shortPath(path) {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") ? path : short;
}
