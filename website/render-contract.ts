import { createHash } from "node:crypto";
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
  return withPolicy(
    html
      // Otherwise, the page would load Redocly's logo from another server. An empty data URL shows no image.
      .replaceAll(/https:\/\/cdn\.redoc\.ly\/[\w/-]+\.svg/g, "data:,")
      // Until the page's script runs, links within the page would lead to missing files.
      .replaceAll('href="/other/', 'href="#/other/'),
  );
}

/** Prepares a contract for Redocly's CLI. */
function toSource(contract: OpenApiDocument): string {
  const document = withoutOutsideReferences(contract) as OpenApiDocument;
  // Redocly collapses the operations of each tag. Without tags, the page shows all operations.
  delete document.tags;
  for (const { operation } of operationsOf(document)) delete operation.tags;
  const { origin } = new URL(String(childOf(listOf(document.servers)[0], "url")));
  // The publisher's links are relative to the root of its own site.
  return JSON.stringify(document).replaceAll("](/", `](${origin}/`);
}

/**
 * Adds a Content Security Policy, so that the page runs only Redocly's scripts. The publisher's text becomes HTML in
 * many places, and could otherwise run scripts in the reader's browser.
 */
function withPolicy(html: string): string {
  // Redocly's first script precedes everything that the publisher wrote, and its last script follows it.
  const scripts = scriptsIn(html);
  const hashes = [scripts[0], scripts.at(-1)].map((script = "") => hashOf(script));
  const policy = [
    "default-src 'none'",
    `script-src ${hashes.join(" ")}`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const element = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  return html.replace("<head>", () => `<head>${element}`);
}

function hashOf(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

function scriptsIn(html: string): string[] {
  return [...html.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, content = ""]) => content);
}
