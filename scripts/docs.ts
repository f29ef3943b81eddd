import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LinkChecker, LinkState } from "linkinator";
import { Application, OptionDefaults } from "typedoc";
import { Failure, run } from "./failure.ts";
import { shortPath } from "./files/short-path.ts";
import { runRedocly } from "./redocly/cli.ts";
import { contractPath } from "./upstream/record.ts";

const root = join(import.meta.dirname, "..");
const site = join(root, "site");

const startPage = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>openrouter-byok</title>
  <h1>openrouter-byok</h1>
  <ul>
    <li><a href="package/index.html">The package</a>, by its source</li>
    <li><a href="contract.html">The API</a>, by the contract</li>
  </ul>
</html>
`;

await run(async () => {
  await rm(site, { recursive: true, force: true });
  await mkdir(site);
  await Promise.all([
    describePackage(),
    describeContract(),
    writeFile(join(site, "index.html"), startPage),
  ]);
  await checkLinks();
  console.log(`built ${shortPath(join(site, "index.html"))}`);
});

/** The API reference, by TypeDoc. */
async function describePackage(): Promise<void> {
  const app = await Application.bootstrap({
    entryPoints: ["index.ts", "sandbox/sandbox.ts"].map((path) => join(root, "src", path)),
    tsconfig: join(root, "tsconfig.json"),
    name: "openrouter-byok",
    readme: "none",
    disableSources: true,
    // openapi-typescript writes it.
    blockTags: [...OptionDefaults.blockTags, "@description"],
    validation: { invalidLink: true, notDocumented: true, notExported: true, rewrittenLink: true },
    requiredToBeDocumented: ["Class", "Function", "Interface", "Method", "TypeAlias", "Variable"],
    // Parts of exported types, whose pages show the result.
    intentionallyNotExported: [
      "Bare",
      "Bodies",
      "Bodiless",
      "CallState",
      "Confirmation",
      "confirmed",
      "paths",
    ],
    logLevel: "Warn",
  });
  const project = await app.convert();
  if (project) {
    app.validate(project);
    await app.generateDocs(project, join(site, "package"));
  }
  if (app.logger.hasErrors() || app.logger.hasWarnings()) {
    throw new Failure("the API reference has the problems above");
  }
}

async function describeContract(): Promise<void> {
  const output = join(site, "contract.html");
  const options = ["--output", output, "--inlineBundle", "--title", "The API by the contract"];
  await runRedocly("build-docs", contractPath, ...options);
}

/** Checks all links within the site. */
async function checkLinks(): Promise<void> {
  const { links } = await new LinkChecker().check({
    path: "index.html",
    serverRoot: site,
    recurse: true,
    linksToSkip: ["^https?://(?!localhost:)"],
  });
  const broken = links.filter(({ state }) => state === LinkState.BROKEN);
  if (broken.length === 0) return;
  const list = broken.map(({ parent, url }) => `- ${url}, on ${String(parent)}`);
  throw new Failure(`broken links:\n${list.join("\n")}`);
}
