import xterm from "@xterm/headless";
import type { IBufferCell, IBufferLine } from "@xterm/headless";
import { JSX } from "typedoc";

/** The CSS classes for terminal colours, by colour number. */
const colors = new Map([
  [1, "red"],
  [2, "green"],
  [3, "yellow"],
]);

/** A piece of text in one style. */
interface Run {
  readonly style: string;
  text: string;
}

/**
 * Renders the output of a program, which may contain escape sequences, as a terminal shows it.
 *
 * @returns the lines that the terminal shows in the end, as HTML
 */
export async function renderScreen(output: string, columns: number): Promise<string> {
  const terminal = new xterm.Terminal({ cols: columns, scrollback: 1000, allowProposedApi: true });
  await new Promise<void>((resolve) => {
    terminal.write(output, resolve);
  });
  const { active } = terminal.buffer;
  const lines: string[] = [];
  for (let row = 0; row < active.length; row++) {
    const line = active.getLine(row);
    if (line) lines.push(renderLine(line));
  }
  terminal.dispose();
  return lines.join("\n").trim();
}

function renderLine(line: IBufferLine): string {
  const runs: Run[] = [];
  const { length } = line.translateToString(true);
  for (let column = 0; column < length; column++) {
    const cell = line.getCell(column);
    if (!cell) continue;
    const style = styleOf(cell);
    const last = runs.at(-1);
    const text = cell.getChars() || " ";
    if (last?.style === style) last.text += text;
    else runs.push({ style, text });
  }
  return runs.map(renderRun).join("");
}

/** The CSS classes of a character. */
function styleOf(cell: IBufferCell): string {
  const classes: string[] = [];
  if (cell.isBold()) classes.push("bold");
  const color = cell.isFgPalette() ? colors.get(cell.getFgColor()) : undefined;
  if (color) classes.push(color);
  return classes.join(" ");
}

function renderRun({ style, text }: Run): string {
  return JSX.renderElement(
    style === ""
      ? JSX.createElement(JSX.Fragment, null, text)
      : JSX.createElement("span", { class: style }, text),
  );
}
