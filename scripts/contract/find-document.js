import { fromMarkdown } from "mdast-util-from-markdown";
import { Failure } from "../failure.js";
import { isMapping, parseDocument, parseYaml } from "./parse-document.js";

/** @typedef {import("mdast").Nodes} Nodes */

/**
 * Finds the one OpenAPI document in a text: the text itself, or a fenced code block of a Markdown page.
 *
 * @param {string} text
 * @param {string} name what to call the text in an error
 * @returns {string} the document, byte for byte as it stands in the text
 */
export function findDocument(text, name) {
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) {
    throw new Failure(`${name} is an HTML page, not a Markdown page or an OpenAPI document`);
  }
  const fences = codeBlocks(fromMarkdown(text)).filter(({ value }) => claimsToBeOne(value));
  const [fence, second] = fences;
  if (fence === undefined) {
    if (!claimsToBeOne(text)) throw new Failure(`${name} holds no OpenAPI document`);
    parseDocument(text, name);
    return text;
  }
  if (second !== undefined) {
    const lines = fences.map(({ line }) => line).join(", ");
    throw new Failure(`${name} holds ${String(fences.length)} OpenAPI documents (lines ${lines})`);
  }
  parseDocument(fence.value, `${name}, code block at line ${String(fence.line)},`);
  return fence.value;
}

/**
 * Whether a text says of itself that it is an OpenAPI (or Swagger) document, even a broken one.
 *
 * @param {string} text
 */
function claimsToBeOne(text) {
  try {
    const parsed = parseYaml(text);
    return isMapping(parsed) && ("openapi" in parsed || "swagger" in parsed);
  } catch {
    return /^["']?(?:openapi|swagger)["']?\s*:/m.test(text);
  }
}

/**
 * @param {Nodes} node
 * @returns {{ value: string, line: number }[]}
 */
function codeBlocks(node) {
  if (node.type === "code") {
    const lineEnd = node.value.includes("\r\n") ? "\r\n" : "\n";
    return [{ value: node.value + lineEnd, line: node.position?.start.line ?? 0 }];
  }
  return "children" in node ? node.children.flatMap(codeBlocks) : [];
}
