import { Failure } from "../failure.js";
import { isMapping, parseDocument, parseYaml } from "./parse-document.js";

/**
 * An OpenAPI document, as it stands in a text and parsed.
 *
 * @typedef {{ text: string, document: import("./parse-document.js").OpenApiDocument }} FoundDocument
 */

/**
 * Finds the one OpenAPI document in a text: the text itself, or a fenced code block of a Markdown page.
 *
 * @param {string} text
 * @param {string} name what to call the text in an error
 * @returns {FoundDocument}
 */
export function findDocument(text, name) {
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) {
    throw new Failure(`${name} is an HTML page, not a Markdown page or an OpenAPI document`);
  }
  const parsed = parsedOrNothing(text);
  if (claimsToBeOne(parsed)) return check(text, name, parsed);
  const { blocks: all, prose } = readMarkdown(text);
  // A document that cannot be parsed is not searched for another one in its descriptions.
  if (versionLine.test(prose)) return check(text, name);
  const blocks = all.filter(({ code }) => isCandidate(code));
  const [block, second] = blocks;
  if (block === undefined) throw new Failure(`${name} holds no OpenAPI document`);
  const { code, line, isClosed } = block;
  if (second !== undefined) {
    const lines = blocks.map((found) => found.line).join(", ");
    throw new Failure(`${name} holds ${String(blocks.length)} OpenAPI documents (lines ${lines})`);
  }
  if (!isClosed)
    throw new Failure(`${name} is cut off: its code block at line ${String(line)} is open`);
  return check(code, `${name}, code block at line ${String(line)},`);
}

/**
 * @param {string} text
 * @param {string} name
 * @param {unknown} [parsed] what the text says, if that is known
 * @returns {FoundDocument}
 */
function check(text, name, parsed) {
  const document = parseDocument(text, name, parsed);
  if (Object.keys(document.paths).length === 0) throw new Failure(`${name} describes no paths`);
  return { text, document };
}

/** A line that only an OpenAPI (or Swagger) document has at its top level. */
const versionLine = /^["']?(?:openapi|swagger)["']?\s*:/m;

/**
 * Whether a text is meant to be an OpenAPI document, even a broken one.
 *
 * @param {string} text
 */
function isCandidate(text) {
  const parsed = parsedOrNothing(text);
  return parsed === undefined ? versionLine.test(text) : claimsToBeOne(parsed);
}

/** @param {unknown} parsed */
function claimsToBeOne(parsed) {
  return isMapping(parsed) && ("openapi" in parsed || "swagger" in parsed);
}

/** @param {string} text */
function parsedOrNothing(text) {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}

/**
 * The fenced code blocks of a Markdown page (CommonMark 0.31, section 4.5), indented or not, and the text
 * around them.
 *
 * A parser for all of Markdown would find the same in time that grows with the square of what a hostile
 * page may nest.
 *
 * @param {string} text
 */
function readMarkdown(text) {
  /** @type {{ code: string, line: number, isClosed: boolean }[]} */
  const blocks = [];
  let prose = "";
  let fence = "";
  let indent = 0;
  // Lines with their ends, so that code keeps its bytes.
  for (const [index, line] of (text.match(/.*(?:\r\n|\n|\r|$)/g) ?? []).entries()) {
    const [, space = "", marks = "", info = ""] = /^([ \t]*)(`{3,}|~{3,}|)(.*)/.exec(line) ?? [];
    const open = fence === "" ? undefined : blocks.at(-1);
    if (open === undefined) {
      if (marks === "" || (marks.startsWith("`") && info.includes("`"))) {
        prose += line;
        continue;
      }
      [fence, indent] = [marks, space.length];
      blocks.push({ code: "", line: index + 1, isClosed: false });
    } else if (marks.startsWith(fence) && info.trim() === "" && space.length < indent + 4) {
      open.isClosed = true;
      fence = "";
    } else {
      open.code += line.slice(Math.min(indent, space.length));
    }
  }
  return { blocks, prose };
}
