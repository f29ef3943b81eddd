import { JSX } from "typedoc";
import type { Application } from "typedoc";
import { columns, recordIncident } from "./recording/record-incident.ts";
import { renderScreen } from "./recording/render-screen.ts";

/** A TypeDoc plugin that shows a recording of the command line, above the README. */
export function load({ renderer }: Application): void {
  renderer.preRenderAsyncJobs.push(async ({ project }) => {
    const screen = await renderScreen(await recordIncident(), columns);
    project.readme = [{ kind: "text", text: renderFigure(screen) }, ...(project.readme ?? [])];
  });
}

/** Renders the recording as a block of HTML in Markdown. */
function renderFigure(screen: string): string {
  const label = "Recording of a terminal";
  const recording = JSX.createElement(
    "pre",
    // The keyboard can scroll only elements that have the focus.
    { tabIndex: 0, role: "region", "aria-label": label },
    JSX.createElement(JSX.Raw, { html: screen }),
  );
  const caption =
    "Finding and deleting a leaked key, recorded with the command line and its sandbox when this site was built.";
  return [
    '<figure class="recording">',
    JSX.renderElement(JSX.createElement("figcaption", null, caption)),
    JSX.renderElement(recording),
    "</figure>\n\n",
  ].join("\n\n");
}
