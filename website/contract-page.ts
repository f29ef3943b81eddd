import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { run } from "../scripts/lib/command.ts";
import { withTemporaryFolder } from "../scripts/lib/with-temporary-folder.ts";
import { runRedocly } from "../scripts/lib/redocly-cli.ts";

interface Contract {
  servers: { url: string }[];
  paths: Record<string, Record<string, { tags?: string[] }>>;
  tags?: unknown[];
}

const root = join(import.meta.dirname, "..");
const page = join(root, "site/contract.html");

await run(async () => {
  const contract = parse(await readFile(join(root, "openapi/byok.yaml"), "utf8")) as Contract;
  // Redocly folds the operations of a tag away. All of these have the same one.
  delete contract.tags;
  for (const item of Object.values(contract.paths)) {
    for (const operation of Object.values(item)) delete operation.tags;
  }
  // The publisher's links lead from the root of its own site.
  const { origin } = new URL(contract.servers[0]?.url ?? "");
  const text = stringify(contract, { lineWidth: 0 }).replaceAll("](/", `](${origin}/`);
  await withTemporaryFolder(async (folder) => {
    const file = join(folder, "contract.yaml");
    await writeFile(file, text);
    const template = join(root, "website/contract.hbs");
    const options = ["--output", page, "--template", template, "--inlineBundle"];
    await runRedocly("build-docs", file, ...options, "--title", "API contract | openrouter-byok");
  });
  const html = await readFile(page, "utf8");
  const corrected = html
    // Redocly's logo would come from another server. An image without data is left out.
    .replaceAll(/https:\/\/cdn\.redoc\.ly\/[\w/-]+\.svg/g, "data:,")
    // Until its program runs, links within the page would lead to files.
    .replaceAll('href="/other/', 'href="#/other/');
  await writeFile(page, corrected);
});
