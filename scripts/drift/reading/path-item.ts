import { isMapping, type Mapping } from "../../openapi/document.ts";
import type { References } from "./references.ts";

/**
 * A path item with the fields of the path items that it refers to. The fields beside a `$ref` belong to the path item.
 *
 * @returns `undefined` if a reference cannot be followed
 */
export function pathItemOf(node: unknown, references: References): Mapping | undefined {
  if (!isMapping(node)) return undefined;
  const { $ref: reference, ...own } = node;
  if (typeof reference !== "string") return own;
  const target = pathItemOf(references.follow(reference), references);
  return target && { ...target, ...own };
}
