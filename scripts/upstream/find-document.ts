import type { OpenApiDocument } from "../openapi/document.ts";
import { Failure } from "../lib/failure.ts";
import { parseDocument } from "../openapi/parse-document.ts";
import { readMarkdown, type CodeBlock } from "./read-markdown.ts";

/** An OpenAPI document within a source. */
export interface FoundDocument {
  text: string;
  document: OpenApiDocument;
  /** Whether the source is a page that contains the document. A page may describe only some operations. */
  isPage: boolean;
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
  // JSON contains no code blocks, because its strings contain no line breaks.
  const isJson = blocks.length === 0 && /^\s*\{/.test(text);
  // The text itself is the document. Even if the text is broken, a document in a code block of its descriptions must
  // not be read instead.
  if (isJson || versionLine.test(prose)) {
    return { text, document: parseDocument(text, name), isPage: false };
  }
  const { code, line, isClosed } = findBlock(blocks, name);
  const place = `code block at line ${String(line)}`;
  if (!isClosed) throw new Failure(`${name} is truncated: the ${place} is never closed`);
  return { text: code, document: parseDocument(code, `${name}, ${place},`), isPage: true };
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
