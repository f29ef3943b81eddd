import { JSX, PageEvent } from "typedoc";
import type { Application } from "typedoc";
import { Failure } from "../scripts/lib/failure.ts";
import { columns, recordIncident } from "./recording/record-incident.ts";
import { renderScreen } from "./recording/render-screen.ts";

/** The beginning of the README in a page that TypeDoc renders. */
const startOfReadme = '<div class="tsd-panel tsd-typography">';

/** A TypeDoc plugin that shows a recording of the command line, above the README. */
export function load({ renderer }: Application): void {
  let figure = "";
  renderer.preRenderAsyncJobs.push(async () => {
    figure = renderFigure(await renderScreen(await recordIncident(), columns));
  });
  renderer.on(PageEvent.END, (page) => {
    if (page.url !== "index.html") return;
    const { contents = "" } = page;
    if (!contents.includes(startOfReadme)) throw new Failure("the home page has no README");
    page.contents = contents.replace(startOfReadme, () => startOfReadme + figure);
  });
}

function renderFigure(screen: string): string {
  const label = "Recording of a terminal";
  const recording = JSX.createElement(
    "pre",
    // The keyboard can scroll only elements that have the focus.
    { tabIndex: 0, role: "region", "aria-label": label },
    JSX.createElement(JSX.Raw, { html: screen }),
  );
  const caption = JSX.createElement(
    "figcaption",
    null,
    "Finding and deleting a leaked key, recorded with the command line and its sandbox when this site was built.",
  );
  return JSX.renderElement(JSX.createElement("figure", { class: "recording" }, caption, recording));
}
