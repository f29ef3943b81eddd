import { renderMermaidSVG } from "beautiful-mermaid";
import type { RenderOptions } from "beautiful-mermaid";
import { MarkdownEvent } from "typedoc";
import type { Application } from "typedoc";

const options: RenderOptions = {
  bg: "var(--color-background)",
  fg: "var(--color-text)",
  muted: "var(--color-text)",
  transparent: true,
  padding: 8,
  nodeSpacing: 16,
  layerSpacing: 28,
};

/** A plugin of TypeDoc's that draws Mermaid diagrams, so that no page needs Mermaid's program for it. */
export function load({ renderer }: Application): void {
  renderer.on(
    MarkdownEvent.PARSE,
    (event) => {
      event.parsedText = event.parsedText.replaceAll(
        /^```mermaid\n([^]*?)^```$/gm,
        (_block, diagram: string) => `<div class="diagram">${draw(diagram)}</div>`,
      );
    },
    // Before TypeDoc's own plugin makes HTML of it.
    100,
  );
}

function draw(diagram: string): string {
  const svg = renderMermaidSVG(diagram, options);
  return (
    svg
      // Its font would come from another server.
      .replace(/@import [^\n]*/, "")
      // It keeps the quotation marks around the categories of a chart.
      .replaceAll(/>&quot;([^<]*)&quot;</g, ">$1<")
      // In Markdown, an empty line ends a block of HTML.
      .replaceAll(/\n\s*\n/g, "\n")
  );
}
