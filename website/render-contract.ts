import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withTemporaryFolder } from "../scripts/lib/with-temporary-folder.ts";
import { childOf, listOf, type OpenApiDocument } from "../scripts/openapi/document.ts";
import { operationsOf } from "../scripts/openapi/operations.ts";
import { withoutOutsideReferences } from "../scripts/openapi/outside-references.ts";
import { parseDocument } from "../scripts/openapi/parse-document.ts";
import { runRedocly } from "../scripts/openapi/redocly-cli.ts";

const template = join(import.meta.dirname, "contract.hbs");
const title = "API contract | openrouter-byok";

/** Renders a contract as an HTML page, without reading any document that the contract references. */
export async function renderContract(text: string): Promise<string> {
  const contract = parseDocument(text, "the contract");
  const html = await withTemporaryFolder(async (folder) => {
    const file = join(folder, "contract.json");
    const page = join(folder, "contract.html");
    await writeFile(file, toSource(contract));
    const options = ["--output", page, "--template", template, "--inlineBundle", "--title", title];
    await runRedocly("build-docs", file, ...options);
    return await readFile(page, "utf8");
  });
  return (
    html
      // Otherwise, the page would load Redocly's logo from another server. An empty data URL shows no image.
      .replaceAll(/https:\/\/cdn\.redoc\.ly\/[\w/-]+\.svg/g, "data:,")
      // Until the page's script runs, links within the page would lead to missing files.
      .replaceAll('href="/other/', 'href="#/other/')
  );
}

/** Prepares a contract for Redocly's CLI. */
function toSource(contract: OpenApiDocument): string {
  const document = withoutOutsideReferences(contract) as OpenApiDocument;
  // Redocly collapses the operations of each tag. Without tags, the page shows all operations.
  delete document.tags;
  for (const { operation } of operationsOf(document)) delete operation.tags;
  const { origin } = new URL(String(childOf(listOf(document.servers)[0], "url")));
  return JSON.stringify(document, (key, value: unknown) =>
    key === "description" && typeof value === "string" ? toSafeMarkdown(value, origin) : value,
  );
}

/** Markdown without HTML, which could run scripts in the reader's browser, and without relative links. */
function toSafeMarkdown(markdown: string, origin: string): string {
  return (
    markdown
      .replaceAll("<", "&lt;")
      // The publisher's links are relative to the root of its own site.
      .replaceAll("](/", `](${origin}/`)
  );
}
