import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { findChromium } from "../../compatibility/runtimes/chromium.ts";

const folder = join(import.meta.dirname, "../../site");

/** The origin of the site in the browser. Requests to this origin are served from disk; all other requests fail. */
export const origin = "https://site.example";

export function launch(): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-gpu"];
  return chromium.launch({ executablePath: findChromium(), args });
}

/** The paths of all HTML pages of the site. */
export async function listPages(): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith(".html")).sort();
}

export interface OpenSite {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console errors, uncaught exceptions, and requests to other servers or for missing files. */
  readonly problems: string[];
}

/** Opens a browser tab that can load the built site from `origin`. */
export async function openSite(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<OpenSite> {
  const context = await browser.newContext(options);
  const problems: string[] = [];
  await context.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    const path = join(folder, decodeURIComponent(url.pathname));
    if (url.origin === origin && existsSync(path)) return route.fulfill({ path });
    problems.push(`requests ${url.href}`);
    return route.fulfill({ status: 404 });
  });
  const page = await context.newPage();
  page.on("pageerror", ({ message }) => problems.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  return { context, page, problems };
}
