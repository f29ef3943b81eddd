import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
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

describe.each(["light", "dark"] as const)("in the %s colour scheme", (scheme) => {
  test.each([360, 1300])(
    "every page fits a window of %i pixels, has enough contrast and has no broken links",
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
        // The contract page's script resolves these links.
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

test("the home page shows a recording of finding and deleting a leaked key above the README", async () => {
  const { page } = await open("index.html", 360);
  const recording = page.getByRole("region", { name: "Recording of a terminal" });
  const text = await recording.innerText();
  const steps = [
    /^\$ npx openrouter-byok find$/m,
    /^searched 3 credentials \(2 workspaces and the global credentials\)$/m,
    /^\$ npx openrouter-byok delete [\da-f-]{36} /m,
    /^Delete these 2 credentials\? \[y\/N\] y$/m,
    /^total 2: 2 gone \(2 deleted, /m,
  ].map((step) => text.search(step));
  expect(steps).not.toContain(-1);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  // The recording contains no key and no control characters.
  expect(text).not.toMatch(/sk-example|sk-or-|\p{Cc}(?<!\n)/u);

  const readme = page.getByText("Finds, disables, rotates and deletes");
  const [above, below] = [await recording.boundingBox(), await readme.boundingBox()];
  expect(above?.y).toBeLessThan(below?.y ?? 0);
  // Arrow keys scroll a line that is wider than the window.
  await recording.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => recording.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
});

test("the site uses the preferred colour scheme until the reader selects a theme", async () => {
  const background = (page: Page): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background((await open("index.html")).page);
  const { page } = await open("index.html", 1300, "dark");
  const dark = await background(page);
  expect(dark).not.toBe(light);
  await page.getByText("Settings").click();
  await page.getByLabel("Theme").selectOption("light");
  expect(await background(page)).toBe(light);
  await page.goto(`${origin}/documents/Security.html`);
  expect(await background(page)).toBe(light);
});

test.each([
  ["deleteByokKey", "functions/openrouter-byok.deleteByokKey.html"],
  ["secret-scanning", "documents/Disable_a_leaked_key_from_a_secret-scanning_webhook.html"],
  // This word occurs in the text of the page, but not in its title.
  ["OpenTelemetry", "documents/Trace_and_log_each_attempt.html"],
])("searching for %s leads to its page", async (words, path) => {
  const { page } = await open("index.html", 360);
  await page.click("#tsd-search-trigger");
  await page.fill("#tsd-search-input", words);
  await page.click(`#tsd-search-results a[href$="${path}"]`);
  await page.waitForURL(`${origin}/${path}`);
});

/** The heading of a file in `docs/`, and the path of its page on the site. */
async function readTitle(file: string): Promise<{ title: string; path: string }> {
  const [, title = ""] = /^# (.+)/.exec(await readFile(join(root, "docs", file), "utf8")) ?? [];
  return { title, path: `documents/${title.replaceAll(" ", "_")}.html` };
}

const explanation = "how-a-drift-is-judged.md";

test("the home page links to every recipe, and to both modules by their import names", async () => {
  const { page } = await open("index.html");
  const files = await readdir(join(root, "docs"));
  const recipes = files.filter((file) => file.endsWith(".md") && file !== explanation);
  expect(recipes.length).toBeGreaterThan(5);
  for (const recipe of recipes) {
    const { title, path } = await readTitle(recipe);
    await page.goto(`${origin}/index.html`);
    await page.locator(`.col-content a[href="${path}"]`).first().click();
    await page.waitForURL(`${origin}/${path}`);
    expect(await page.textContent("h1")).toBe(title);
  }
  const modules = await page.locator(".tsd-navigation a[href*='modules/']").allTextContents();
  expect(modules).toEqual(["openrouter-byok", "openrouter-byok/sandbox"]);
});

test("the home page shows a diagram of how an outcome is decided", async () => {
  const { page } = await open("index.html");
  const labels = await page.locator(".diagram svg text").allTextContents();
  for (const outcome of ["unchanged", "absent", "unknown"]) expect(labels).toContain(outcome);
  expect(await page.innerText(".col-content")).not.toContain("flowchart");
});

test("the contributing page links to the explanation of the drift check, which shows a diagram of its stages", async () => {
  const { page } = await open("documents/Contributing.html");
  const { title } = await readTitle(explanation);
  await page.locator(".col-content").getByRole("link", { name: title }).first().click();
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
  const labels = await page.locator(".diagram svg text").allTextContents();
  for (const stage of ["read", "compare", "group", "report"]) expect(labels).toContain(stage);
  expect(await page.innerText(".col-content")).not.toContain("flowchart");
});

interface Operation {
  operationId: string;
  summary: string;
  description: string;
}

test("the contract page shows every operation with its summary and description", async () => {
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
