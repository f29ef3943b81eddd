import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { renderContract } from "../../website/render-contract.ts";
import { launch, origin } from "./open-site.ts";

const root = join(import.meta.dirname, "../..");
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

/** Texts that would run a script if a page contained them as HTML, or if a reader clicked on the link. */
const hostileTexts = [
  `<img src="data:," onerror="window.hasRun = true">`,
  `<iframe srcdoc="<script>parent.hasRun = true</script>"></iframe>`,
  "[link](javascript:window.hasRun=true)",
  "[link](java&#115;cript:window.hasRun=true)",
];

async function expectNoScripts(html: string): Promise<void> {
  const page = await openPage(html);
  const text = await page.innerText("body");
  expect(text).toContain("The hostile texts");
  expect(await page.locator(`a[href^="javascript:"]`).count()).toBe(0);
  expect(await page.evaluate("window.hasRun")).toBeUndefined();
}

async function openPage(html: string): Promise<Page> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  await context.route("**/*", (route) => {
    const isPage = route.request().url() === `${origin}/`;
    return isPage
      ? route.fulfill({ body: html, contentType: "text/html" })
      : route.fulfill({ status: 404 });
  });
  const page = await context.newPage();
  await page.goto(`${origin}/`, { waitUntil: "networkidle" });
  return page;
}

test("the contract page runs no script of the contract", async () => {
  const text = `The hostile texts: ${hostileTexts.join("\n\n")}`;
  const schema = {
    title: text,
    description: text,
    properties: { [text]: { description: text } },
    "x-enumDescriptions": { a: text },
    enum: ["a", text],
  };
  const response = { description: text, content: { "application/json": { schema } } };
  const html = await renderContract(
    stringify({
      openapi: "3.1.0",
      info: { title: text, summary: text, version: "1", description: text, "x-summary": text },
      servers: [{ url: origin, description: text }],
      paths: {
        "/": {
          get: {
            summary: text,
            description: text,
            "x-summary": text,
            responses: { 200: response },
          },
        },
      },
    }),
  );
  await expectNoScripts(html);
});

test("the API reference runs no script of the contract", async () => {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-byok-test-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const comment = ["The hostile texts:", ...hostileTexts].join("\n *\n * ");
  const source = join(folder, "schema.ts");
  await writeFile(source, `/**\n * ${comment}\n */\nexport const schema: string = "";\n`);
  await writeFile(join(folder, "tsconfig.json"), `{ "include": ["schema.ts"] }`);
  const typedoc = ["--import", "tsx/esm", join(root, "node_modules/typedoc/bin/typedoc")];
  const settings = [
    "--options",
    join(root, "website"),
    "--tsconfig",
    join(folder, "tsconfig.json"),
  ];
  // This page lacks the names that the options of the site expect.
  const lenient = ["--treatWarningsAsErrors", "false"];
  const files = ["--entryPoints", source, "--out", join(folder, "site"), ...lenient];
  await promisify(execFile)(process.execPath, [...typedoc, ...settings, ...files], { cwd: root });
  const pages = await readdir(join(folder, "site/variables"));
  for (const page of pages) {
    await expectNoScripts(await readFile(join(folder, "site/variables", page), "utf8"));
  }
});
