import { Converter } from "typedoc";
import type { Application } from "typedoc";

const heading = /^# (.+)\n+/;

/** A TypeDoc plugin that names a document after its heading instead of its file. */
export function load({ converter }: Application): void {
  converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, document) => {
    document.name = heading.exec(document.content[0]?.text ?? "")?.[1] ?? document.name;
  });
  // TypeDoc shows the name of the project above the README, so the heading would repeat it.
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    const [first] = project.readme ?? [];
    if (first) first.text = first.text.replace(heading, "");
  });
}
