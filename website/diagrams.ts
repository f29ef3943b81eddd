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

/** A TypeDoc plugin that renders Mermaid diagrams as SVG, so that pages do not have to load Mermaid. */
export function load({ renderer }: Application): void {
  renderer.on(
    MarkdownEvent.PARSE,
    (event) => {
      event.parsedText = event.parsedText.replaceAll(
        /^```mermaid\n([^]*?)^```$/gm,
        (_block, diagram: string) => `<div class="diagram">${draw(diagram)}</div>`,
      );
    },
    // This priority runs the plugin before TypeDoc converts Markdown to HTML.
    100,
  );
}

function draw(diagram: string): string {
  const svg = renderMermaidSVG(diagram, options);
  return (
    svg
      // The rendered SVG would import a font from another server.
      .replace(/@import [^\n]*/, "")
      // An empty line would end the block of HTML in Markdown.
      .replaceAll(/\n\s*\n/g, "\n")
  );
}
