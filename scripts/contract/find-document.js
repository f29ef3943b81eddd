import { Failure } from "../failure.js";
import { isMapping, parseDocument, parseYaml } from "./parse-document.js";

/**
 * Finds the one OpenAPI document in a text: the text itself, or a fenced code block of a Markdown page.
 *
 * @param {string} text
 * @param {string} name what to call the text in an error
 * @returns {string} the document, as it stands in the text
 */
export function findDocument(text, name) {
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) {
    throw new Failure(`${name} is an HTML page, not a Markdown page or an OpenAPI document`);
  }
  const version = versionOf(text);
  const blocks =
    version === "parsed" ? [] : codeBlocksOf(text).filter(({ code }) => versionOf(code));
  const [block, second] = blocks;
  if (block === undefined) {
    if (version === undefined) throw new Failure(`${name} holds no OpenAPI document`);
    parseDocument(text, name);
    return text;
  }
  const { code, line, isClosed } = block;
  if (second !== undefined) {
    const lines = blocks.map((found) => found.line).join(", ");
    throw new Failure(`${name} holds ${String(blocks.length)} OpenAPI documents (lines ${lines})`);
  }
  if (!isClosed)
    throw new Failure(`${name} is cut off: its code block at line ${String(line)} is open`);
  parseDocument(code, `${name}, code block at line ${String(line)},`);
  return code;
}

/**
 * Whether a text says of itself that it is an OpenAPI (or Swagger) document: in a field of the mapping that
 * it is, or, if it cannot be parsed, in a line that looks like one.
 *
 * @param {string} text
 * @returns {"parsed" | "broken" | undefined}
 */
function versionOf(text) {
  try {
    const parsed = parseYaml(text);
    return isMapping(parsed) && ("openapi" in parsed || "swagger" in parsed) ? "parsed" : undefined;
  } catch {
    return /^["']?(?:openapi|swagger)["']?\s*:/m.test(text) ? "broken" : undefined;
  }
}

/**
 * The fenced code blocks of a Markdown page (CommonMark 0.31, section 4.5), whatever stands around them.
 *
 * A parser for all of Markdown would find the same in time that grows with the square of what a hostile
 * page may nest.
 *
 * @param {string} text
 */
function codeBlocksOf(text) {
  /** @type {{ code: string, line: number, isClosed: boolean }[]} */
  const blocks = [];
  let fence = "";
  let indent = 0;
  // Lines with their ends, so that code keeps its bytes.
  for (const [index, line] of (text.match(/.*(?:\r\n|\n|\r|$)/g) ?? []).entries()) {
    const [, space = "", marks = "", info = ""] = /^([ \t]*)(`{3,}|~{3,})(.*)/.exec(line) ?? [];
    const open = fence === "" ? undefined : blocks.at(-1);
    if (open === undefined) {
      if (marks === "" || (marks.startsWith("`") && info.includes("`"))) continue;
      [fence, indent] = [marks, space.length];
      blocks.push({ code: "", line: index + 1, isClosed: false });
    } else if (marks.startsWith(fence) && info.trim() === "") {
      open.isClosed = true;
      fence = "";
    } else {
      const spaces = /^[ \t]*/.exec(line)?.[0].length ?? 0;
      open.code += line.slice(Math.min(indent, spaces));
    }
  }
  return blocks;
}
