/** A fenced code block of a Markdown page. */
export interface CodeBlock {
  code: string;
  /** The number of the line with its opening fence. */
  line: number;
  isClosed: boolean;
}

/** A block whose closing fence has not been read yet. */
interface OpenBlock extends CodeBlock {
  /** The characters of its opening fence. A closing fence has at least as many. */
  fence: string;
  /**
   * The width of its opening fence's indentation. Up to this width, indentation is removed from each line of the block.
   */
  indentation: number;
}

/** Lines with their line breaks, so that the code of a block is not changed. */
const linePattern = /[^\r\n]*(?:\r\n|\n|\r|$)/g;
const fenceLine = /^([ \t]*)(`{3,}|~{3,})(.*)/s;
const leadingSpace = /^[ \t]*/;

/**
 * The fenced code blocks of a Markdown page (CommonMark 0.31, section 4.5), and the text around them. A full Markdown
 * parser is not used, because it takes quadratic time on hostile nesting.
 */
export function readMarkdown(page: string): { blocks: CodeBlock[]; prose: string } {
  const blocks: CodeBlock[] = [];
  let prose = "";
  let open: OpenBlock | undefined;
  for (const [index, text] of (page.match(linePattern) ?? []).entries()) {
    if (open === undefined) {
      open = openBlock(text, index + 1);
      if (open) blocks.push(open);
      else prose += text;
    } else if (closes(text, open)) {
      open.isClosed = true;
      open = undefined;
    } else {
      open.code += withoutIndentation(text, open.indentation);
    }
  }
  return { blocks, prose };
}

/** The block that a line opens, if the line is a fence. */
function openBlock(text: string, line: number): OpenBlock | undefined {
  const [, space = "", fence, info = ""] = fenceLine.exec(text) ?? [];
  if (fence === undefined) return undefined;
  // If the rest of the line contains a backtick, the line is inline code.
  if (fence.startsWith("`") && info.includes("`")) return undefined;
  return { code: "", line, isClosed: false, fence, indentation: space.length };
}

function closes(text: string, { fence, indentation }: OpenBlock): boolean {
  const [, space = "", marks = "", info = ""] = fenceLine.exec(text) ?? [];
  return marks.startsWith(fence) && info.trim() === "" && space.length < indentation + 4;
}

function withoutIndentation(text: string, indentation: number): string {
  const [space = ""] = leadingSpace.exec(text) ?? [];
  return text.slice(Math.min(indentation, space.length));
}
