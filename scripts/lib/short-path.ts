import { relative } from "node:path";

/** A path relative to the current folder if it is inside that folder; otherwise the path itself. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") ? path : short;
}
