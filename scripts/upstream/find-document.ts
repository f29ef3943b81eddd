import { isMapping, type OpenApiDocument } from "../document.ts";
import { Failure } from "../failure.ts";
import { parseText, toDocument } from "../parse-document.ts";

/** A block that is parsed takes much longer than its bytes tell. */
const maxBlocks = 100;

/** An OpenAPI document: its text within a source, and what it says. */
export interface FoundDocument {
  text: string;
  document: OpenApiDocument;
}

/**
 * Finds the only OpenAPI document in a text: the text itself, or a fenced code block of a Markdown page.
 */
export async function findDocument(text: string, name: string): Promise<FoundDocument> {
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) {
    throw new Failure(`${name} is an HTML page, not a Markdown page or an OpenAPI document`);
  }
  const whole = await parseIfPossible(text, name);
  if (claimsToBeOpenApi(whole)) return check(text, name, whole);
  const { blocks, prose } = readMarkdown(text);
  // A document that cannot be parsed is not searched for another one in its descriptions.
  if (versionLine.test(prose)) return check(text, name, whole);
  const candidates: (CodeBlock & { parsed: unknown })[] = [];
  const mentions = blocks.filter(({ code }) => mayBeOpenApi(code));
  if (mentions.length > maxBlocks) {
    throw new Failure(
      `${name} has ${String(mentions.length)} code blocks that may hold an OpenAPI document`,
    );
  }
  for (const block of mentions) {
    const place = `${name}, code block at line ${String(block.line)},`;
    const parsed = await parseIfPossible(block.code, place);
    // A broken document still counts as one.
    const isCandidate =
      parsed instanceof Failure ? versionLine.test(block.code) : claimsToBeOpenApi(parsed);
    if (isCandidate) candidates.push({ ...block, parsed });
  }
  const [block, second] = candidates;
  if (block === undefined) throw new Failure(`${name} holds no OpenAPI document`);
  const { code, line, isClosed, parsed } = block;
  if (second !== undefined) {
    const lines = candidates.map((candidate) => candidate.line).join(", ");
    throw new Failure(
      `${name} holds ${String(candidates.length)} OpenAPI documents (lines ${lines})`,
    );
  }
  if (!isClosed) {
    throw new Failure(`${name} is cut off: its code block at line ${String(line)} is not closed`);
  }
  return check(code, `${name}, code block at line ${String(line)},`, parsed);
}

function check(text: string, name: string, parsed: unknown): FoundDocument {
  if (parsed instanceof Failure) throw parsed;
  return { text, document: toDocument(parsed, name) };
}

/** A line that only an OpenAPI (or Swagger) document has at its top level. */
const versionLine = /(?:^|[\r\n])["']?(?:openapi|swagger)["']?[ \t]*:/;

function claimsToBeOpenApi(parsed: unknown): boolean {
  return isMapping(parsed) && ("openapi" in parsed || "swagger" in parsed);
}

function mayBeOpenApi(text: string): boolean {
  return /openapi|swagger/.test(text);
}

/** The text as data, or why it is none; `undefined` if it cannot be a document. */
async function parseIfPossible(text: string, name: string): Promise<unknown> {
  if (!mayBeOpenApi(text)) return undefined;
  try {
    return await parseText(text, name);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

interface CodeBlock {
  code: string;
  line: number;
  isClosed: boolean;
}

/**
 * The fenced code blocks of a Markdown page (CommonMark 0.31, section 4.5), indented or not, and the text
 * around them. A parser for all of Markdown takes quadratic time on hostile nesting.
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
