import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { LinkChecker, LinkState } from "linkinator";
import { Application, OptionDefaults } from "typedoc";
import { firstReason } from "./contract/normal-form.js";
import { redocly } from "./contract/redocly.js";
import { contractPath } from "./contract/upstream.js";
import { Failure, run } from "./failure.js";
import { shortPath } from "./files/short-path.js";

const root = fileURLToPath(new URL("../", import.meta.url));
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

/** What the comments in the source say, by TypeDoc. */
async function describePackage() {
  const app = await Application.bootstrap({
    entryPoints: ["index.ts", "sandbox/sandbox.ts"].map((path) => join(root, "src", path)),
    tsconfig: join(root, "tsconfig.json"),
    name: "openrouter-byok",
    readme: "none",
    disableSources: true,
    // openapi-typescript writes one with what the contract says.
    blockTags: [...OptionDefaults.blockTags, "@description"],
    validation: { invalidLink: true, notDocumented: true, notExported: true, rewrittenLink: true },
    requiredToBeDocumented: ["Class", "Function", "Interface", "Method", "TypeAlias", "Variable"],
    // How exported types are put together: their pages show what comes out.
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
    throw new Failure("the reference of the package has the problems above");
  }
}

async function describeContract() {
  const output = join(site, "contract.html");
  const { ok, stderr } = await redocly(
    "build-docs",
    contractPath,
    "--output",
    output,
    "--inlineBundle",
    "--title",
    "The API by the contract",
  );
  if (!ok) throw new Failure(`the contract cannot be described: ${firstReason(stderr)}`);
}

/** Follows all links within the site; where they lead outside is not asked. */
async function checkLinks() {
  const { links } = await new LinkChecker().check({
    path: "index.html",
    serverRoot: site,
    recurse: true,
    linksToSkip: ["^https?://(?!localhost:)"],
  });
  const broken = links.filter(({ state }) => state === LinkState.BROKEN);
  if (broken.length === 0) return;
  const list = broken.map(({ parent, url }) => `- ${url}, on ${String(parent)}`);
  throw new Failure(`links lead nowhere:\n${list.join("\n")}`);
}
