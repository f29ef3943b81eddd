import { isMapping, type Mapping, type OpenApiDocument } from "../openapi/document.ts";
import { Failure } from "../lib/failure.ts";
import { parseDocument, parseText, toDocument } from "../openapi/parse-document.ts";
import { readMarkdown, type CodeBlock } from "./read-markdown.ts";

/** An OpenAPI document within a source: its text, and the parsed document. */
export interface FoundDocument {
  text: string;
  document: OpenApiDocument;
}

/** A line that only an OpenAPI (or Swagger) document has at its top level. */
const versionLine = /(?:^|[\r\n])["']?(?:openapi|swagger)["']?[ \t]*:/;
/** The field `openapi` or `swagger` anywhere, even indented or within braces. */
const versionField = /(?:^|[\r\n{,])[ \t]*["']?(?:openapi|swagger)["']?[ \t]*:/;

/** Finds the only OpenAPI document in a text: the text itself, or a fenced code block of a Markdown page. */
export function findDocument(text: string, name: string): FoundDocument {
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) {
    throw new Failure(`${name} is an HTML page, not a Markdown page or an OpenAPI document`);
  }
  const { blocks, prose } = readMarkdown(text);
  // The text itself is the document. Even if the text is broken, a document in a code block of its descriptions must
  // not be read instead.
  if (versionLine.test(prose)) return { text, document: parseDocument(text, name) };
  const whole = parseWhole(text, name);
  if (whole !== undefined) return { text, document: toDocument(whole, name) };
  const block = findBlock(blocks, name);
  const place = `code block at line ${String(block.line)}`;
  if (!block.isClosed) throw new Failure(`${name} is truncated: the ${place} is never closed`);
  return { text: block.code, document: parseDocument(block.code, `${name}, ${place},`) };
}

/**
 * Parses the whole text if it is a document whose version field is not at the start of a line, such as JSON on a single
 * line.
 */
function parseWhole(text: string, name: string): Mapping | undefined {
  if (!versionField.test(text)) return undefined;
  try {
    const parsed = parseText(text, name);
    const hasVersion = isMapping(parsed) && ("openapi" in parsed || "swagger" in parsed);
    return hasVersion ? parsed : undefined;
  } catch {
    // A Markdown page is rarely valid YAML.
    return undefined;
  }
}

function findBlock(blocks: CodeBlock[], name: string): CodeBlock {
  const [block, ...others] = blocks.filter(({ code }) => versionField.test(code));
  if (block === undefined) throw new Failure(`${name} contains no OpenAPI document`);
  if (others.length > 0) {
    const lines = [block, ...others].map(({ line }) => line).join(", ");
    throw new Failure(`${name} contains several OpenAPI documents (lines ${lines})`);
  }
  return block;
}
