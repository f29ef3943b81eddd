import { isMapping, type OpenApiDocument } from "../openapi/document.ts";
import { Failure } from "../lib/failure.ts";
import { parseDocument, parseText, toDocument } from "../openapi/parse-document.ts";

/** An OpenAPI document: its text within a source, and what it says. */
export interface FoundDocument {
  text: string;
  document: OpenApiDocument;
}

/** A line that only an OpenAPI (or Swagger) document has at its top level, and such a field in any notation. */
const versionLine = /(?:^|[\r\n])["']?(?:openapi|swagger)["']?[ \t]*:/;
const versionField = /(?:^|[\r\n{,])[ \t]*["']?(?:openapi|swagger)["']?[ \t]*:/;

/** Finds the only OpenAPI document in a text: the text itself, or a fenced code block of a Markdown page. */
export async function findDocument(text: string, name: string): Promise<FoundDocument> {
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) {
    throw new Failure(`${name} is an HTML page, not a Markdown page or an OpenAPI document`);
  }
  const { blocks, prose } = readMarkdown(text);
  // Other text need not be parsed.
  const mayBe = /openapi|swagger/.test(text);
  const whole = mayBe && (await parseText(text, name).catch((error: unknown) => error));
  const isDocument = isMapping(whole) && ("openapi" in whole || "swagger" in whole);
  // A broken document is not searched for another one in its descriptions.
  if (isDocument || versionLine.test(prose)) {
    if (whole instanceof Error) throw whole;
    return { text, document: toDocument(whole, name) };
  }
  const [block, ...others] = blocks.filter(({ code }) => versionField.test(code));
  if (block === undefined) throw new Failure(`${name} holds no OpenAPI document`);
  if (others.length > 0) {
    const lines = [block, ...others].map(({ line }) => line).join(", ");
    throw new Failure(`${name} holds several OpenAPI documents (lines ${lines})`);
  }
  const place = `code block at line ${String(block.line)}`;
  if (!block.isClosed) throw new Failure(`${name} is cut off: its ${place} is not closed`);
  return { text: block.code, document: await parseDocument(block.code, `${name}, ${place},`) };
}

interface CodeBlock {
  code: string;
  line: number;
  isClosed: boolean;
}

/**
 * The fenced code blocks of a Markdown page (CommonMark 0.31, section 4.5), and the text around them. A parser for all
 * of Markdown takes quadratic time on hostile nesting.
 */
function readMarkdown(text: string): { blocks: CodeBlock[]; prose: string } {
  const blocks: CodeBlock[] = [];
  let prose = "";
  let fence = "";
  let indent = 0;
  // Lines with their ends, so that code keeps its bytes.
  for (const [index, line] of (text.match(/[^\r\n]*(?:\r\n|\n|\r|$)/g) ?? []).entries()) {
    const [, space = "", marks = "", info = ""] = /^([ \t]*)(`{3,}|~{3,}|)(.*)/s.exec(line) ?? [];
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
