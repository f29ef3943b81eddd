import { renderMermaidSVG } from "beautiful-mermaid";
import type { RenderOptions } from "beautiful-mermaid";

const style: RenderOptions = {
  bg: "var(--color-background)",
  fg: "var(--color-text)",
  muted: "var(--color-text)",
  transparent: true,
  padding: 8,
  nodeSpacing: 16,
  layerSpacing: 28,
};

/** The part of a markdown-it parser that this file uses. */
interface Parser {
  readonly renderer: { readonly rules: { fence?: RenderBlock } };
}

interface Block {
  readonly info: string;
  readonly content: string;
}

type RenderBlock = (blocks: readonly Block[], index: number, ...others: unknown[]) => string;

/** Makes a Markdown parser render Mermaid diagrams as SVG, so that pages do not have to load Mermaid. */
export function drawDiagrams({ renderer: { rules } }: Parser): void {
  const { fence: renderBlock } = rules;
  rules.fence = (blocks, index, ...others) => {
    const block = blocks[index];
    if (block?.info === "mermaid") return `<div class="diagram">${draw(block.content)}</div>`;
    return renderBlock?.(blocks, index, ...others) ?? "";
  };
}

function draw(diagram: string): string {
  const svg = renderMermaidSVG(diagram, style);
  // The rendered SVG would import a font from another server.
  return svg.replace(/@import [^\n]*/, "");
}
