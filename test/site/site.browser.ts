import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { inspect } from "./inspect.ts";
import { launch, listPages, openSite, origin } from "./open-site.ts";
import type { OpenSite } from "./open-site.ts";

const root = join(import.meta.dirname, "../..");
const pages = await listPages();
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

async function open(
  path: string,
  width = 1300,
  colorScheme: "light" | "dark" = "light",
): Promise<OpenSite> {
  const site = await openSite(browser, { viewport: { width, height: 900 }, colorScheme });
  onTestFinished(() => site.context.close());
  await site.page.goto(`${origin}/${path}`, { waitUntil: "networkidle" });
  return site;
}

describe.each(["light", "dark"] as const)("in %s colors", (scheme) => {
  test.each([400, 1300])(
    "every page is readable at %i pixels, and no link leads nowhere",
    async (width) => {
      const { page, problems } = await open("index.html", width, scheme);
      const targets = new Set<string>();
      const links = new Map<string, string>();
      for (const path of pages) {
        await page.goto(`${origin}/${path}`);
        const { overflow, faint, ids, ...found } = await inspect(page);
        if (overflow > 0) problems.push(`${path} is ${overflow} pixels too wide`);
        problems.push(...faint.map((text) => `${path} has a faint text: ${text}`));
        targets.add(`${origin}/${path}`);
        for (const id of ids) targets.add(`${origin}/${path}#${id}`);
        for (const link of found.links) links.set(link, path);
      }
      expect(pages.length).toBeGreaterThan(40);
      for (const [link, path] of links) {
        const { origin: host, pathname, hash } = new URL(link);
        // The program of the contract's page handles these.
        const isRoute = pathname === "/contract.html" && hash.startsWith("#/");
        const target = isRoute
          ? origin + pathname
          : `${host}${pathname}${decodeURIComponent(hash)}`;
        const isPage = pathname.endsWith(".html");
        if (host === origin && isPage && !targets.has(target))
          problems.push(`${path} links to ${link}`);
      }
      expect(problems).toEqual([]);
    },
  );
});

test("search finds deleteByokKey, and leads to it", async () => {
  const { page } = await open("index.html");
  await page.click("#tsd-search-trigger");
  await page.fill("#tsd-search-input", "deleteByokKey");
  await page.click(`#tsd-search-results a[href$="functions/openrouter-byok.deleteByokKey.html"]`);
  await page.waitForURL(`${origin}/functions/openrouter-byok.deleteByokKey.html`);
  expect(await page.textContent("h1")).toContain("deleteByokKey");
});

test("the first page leads to every recipe, and to both modules as they are imported", async () => {
  const { page } = await open("index.html");
  const recipes = await readdir(join(root, "docs"));
  for (const recipe of recipes) {
    const [, title] = /^# (.+)/.exec(await readFile(join(root, "docs", recipe), "utf8")) ?? [];
    await page.goto(`${origin}/index.html`);
    const path = `documents/${title?.replaceAll(" ", "_")}.html`;
    await page.click(`.col-content a[href="${path}"]`);
    await page.waitForURL(`${origin}/${path}`);
    expect(await page.textContent("h1")).toBe(title);
  }
  const modules = await page.locator(".tsd-navigation a[href*='modules/']").allTextContents();
  expect(modules).toEqual(["openrouter-byok", "openrouter-byok/sandbox"]);
});

test("the first page shows how an outcome is decided as a diagram", async () => {
  const { page } = await open("index.html");
  const labels = await page.locator(".diagram svg text").allTextContents();
  for (const outcome of ["unchanged", "absent", "unknown"]) expect(labels).toContain(outcome);
  expect(await page.innerText(".col-content")).not.toContain("flowchart");
});

interface Operation {
  operationId: string;
  summary: string;
  description: string;
}

test("the contract's page shows the operations with all that their publisher wrote", async () => {
  const yaml = await readFile(join(root, "openapi/byok.yaml"), "utf8");
  const { paths } = parse(yaml) as { paths: Record<string, Record<string, Operation>> };
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  expect(operations.length).toBeGreaterThan(4);

  const { page } = await open("interfaces/openrouter-byok.paths.html");
  await page.getByRole("link", { name: "API contract" }).first().click();
  await page.waitForURL(`${origin}/contract.html`);
  for (const { operationId, summary, description } of operations) {
    await page.goto(`${origin}/contract.html#/other/${operationId.toLowerCase()}`);
    await page.getByRole("heading", { name: summary }).waitFor();
    const [firstSentence = ""] = description.split(/[`.]/);
    expect(await page.innerText("body")).toContain(firstSentence);
  }
  expect(await page.innerText("body")).toContain("BYOKKey");
  await page.getByRole("link", { name: "openrouter-byok" }).click();
  await page.waitForURL(`${origin}/index.html`);
});
