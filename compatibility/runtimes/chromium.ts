import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { Failure } from "../../scripts/lib/failure.ts";
import { limitMs } from "./binary.ts";
import { listenOnLoopback } from "./loopback.ts";

export type Place = "page" | "worker";

/** @throws Failure if Chromium is not installed. */
export function findChromium(): string {
  const path = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  if (existsSync(path)) return path;
  throw new Failure(
    `there is no Chromium at ${path}: run apt-get install chromium, or set CHROMIUM=/path/to/it`,
  );
}

/**
 * Runs the bundled `program/in-browser.js` in Chromium. The page comes from a separate server, so the calls are
 * cross-origin.
 *
 * @returns the results, as JSON
 */
export async function runInChromium(
  executablePath: string,
  program: string,
  place: Place,
  settings: string,
): Promise<string> {
  const server = await listenOnLoopback(({ url }, response) => {
    const isProgram = url === "/program.js";
    response.setHeader("content-type", isProgram ? "text/javascript" : "text/html");
    response.end(isProgram ? program : "<!doctype html><title>Program</title>");
  });
  try {
    const call = `runIn.${place}(${JSON.stringify(settings)})`;
    return await evaluate(executablePath, server.url, call);
  } finally {
    server.close();
  }
}

async function evaluate(executablePath: string, url: string, call: string): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: switches });
  // Closing the browser rejects the pending promises of the page.
  const timer = setTimeout(() => void browser.close(), limitMs);
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return await page.evaluate(`import("/program.js").then(({ runIn }) => ${call})`);
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
}

const switches = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];
