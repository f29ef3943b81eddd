import { join, resolve } from "node:path";
import { isUpToDate, rememberUpToDate } from "./codegen/up-to-date.ts";
import { Failure, messageOf, print, readOptions, run } from "./failure.ts";
import { shortPath } from "./files/short-path.ts";
import { countRead, runForUpstream } from "./limits.ts";
import { contractPath, readContract } from "./upstream/record.ts";

const usage = `usage: npm run generate [-- options]

Generates src/generated/ from the contract.

  --check            write nothing, show differences, and exit with 1 if there are any
  --contract <file>  generate from this contract instead of openapi/byok.yaml
  --out <folder>     generate into this folder instead of src/generated/`;

const upToDate = "generated code is up to date";

interface Options {
  contract: string;
  out: string;
}

await run(async () => {
  const values = readOptions(
    {
      check: { type: "boolean", default: false },
      contract: { type: "string", default: contractPath },
      out: { type: "string", default: join(import.meta.dirname, "../src/generated") },
    },
    usage,
  );
  const options = { contract: resolve(values.contract), out: resolve(values.out) };
  if (values.check) await runForUpstream(() => check(options));
  else if (await isUpToDate(await readContract(options.contract), options.out)) print(upToDate);
  else await runForUpstream(() => generate(options));
});

async function generate({ contract, out }: Options): Promise<void> {
  const text = await readContract(contract);
  const files = await renderContract(text, contract, out);
  const { replaceFiles } = await import("./files/replace-files.ts");
  const changed = await replaceFiles(files).catch((error: unknown) => {
    throw new Failure(`cannot write the generated code: ${messageOf(error)}`);
  });
  await rememberUpToDate(text, out);
  for (const path of changed) print(`generated ${shortPath(path)}`);
  if (changed.length === 0) print(upToDate);
}

async function check({ contract, out }: Options): Promise<void> {
  const { describeDifferences } = await import("./files/describe-differences.ts");
  const differences = await describeDifferences(
    await renderContract(await readContract(contract), contract, out),
  );
  if (differences.length > 0) {
    print(differences.join("\n"));
    throw new Failure("generated code is stale: run npm run generate, and commit the changes");
  }
  print(upToDate);
}

async function renderContract(
  text: string,
  contract: string,
  out: string,
): Promise<Map<string, string>> {
  // Imported only if needed, because of its large libraries.
  const { render } = await import("./codegen/render.ts");
  countRead(text.length);
  return render(text, shortPath(contract), out);
}
