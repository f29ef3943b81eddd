import { PageEvent } from "typedoc";
import type { Application } from "typedoc";

/** A plugin of TypeDoc's that corrects two kinds of links. */
export function load({ renderer }: Application): void {
  renderer.on(PageEvent.END, (page) => {
    const toFirstPage = "../".repeat(page.url.split("/").length - 1);
    page.contents = (page.contents ?? "")
      // TypeDoc takes a link of the navigation as it is, on every page.
      .replaceAll('href="contract.html"', `href="${toFirstPage}contract.html"`)
      // The contract's publisher links from the root of its own site.
      .replaceAll('href="/docs/', 'href="https://openrouter.ai/docs/');
  });
}
