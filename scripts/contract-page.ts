import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./failure.ts";
import { runRedocly } from "./redocly/cli.ts";

const root = join(import.meta.dirname, "..");
const page = join(root, "site/contract.html");

await run(async () => {
  await runRedocly(
    "build-docs",
    join(root, "openapi/byok.yaml"),
    ...["--output", page, "--inlineBundle"],
    ...["--template", join(root, "scripts/site/contract.hbs"), "--title", "API contract | openrouter-byok"],
  );
  // Redocly's logo would come from another server. An image without data is left out.
  const html = await readFile(page, "utf8");
  await writeFile(page, html.replaceAll(/https:\/\/cdn\.redoc\.ly\/[\w/-]+\.svg/g, "data:,"));
});
