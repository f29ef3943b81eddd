import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../scripts/lib/command.ts";
import { renderContract } from "./render-contract.ts";

const root = join(import.meta.dirname, "..");

await run(async () => {
  const contract = await readFile(join(root, "openapi/byok.yaml"), "utf8");
  await writeFile(join(root, "site/contract.html"), await renderContract(contract));
});
