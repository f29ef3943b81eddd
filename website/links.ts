import { PageEvent } from "typedoc";
import type { Application } from "typedoc";

/** A TypeDoc plugin that corrects two kinds of links. */
export function load({ renderer }: Application): void {
  renderer.on(PageEvent.END, (page) => {
    const toFirstPage = "../".repeat(page.url.split("/").length - 1);
    page.contents = (page.contents ?? "")
      // TypeDoc does not make a configured navigation link relative to the page.
      .replaceAll('href="contract.html"', `href="${toFirstPage}contract.html"`)
      // The publisher's links are relative to the root of its own site.
      .replaceAll('href="/docs/', 'href="https://openrouter.ai/docs/');
  });
}
