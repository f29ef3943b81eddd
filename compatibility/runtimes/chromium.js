import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { chromium } from "playwright-core";
import { Failure } from "../../scripts/failure.js";
import { limitMs } from "./binary.js";

/** @throws {Failure} if there is none */
export function findChromium() {
  const path = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (existsSync(path)) return path;
  throw new Failure(
    `there is no Chromium at ${path}: apt-get install chromium, or set CHROMIUM=/path/to/it`,
  );
}

/**
 * Runs a program in Chromium, which gets it from a server of its own and so calls another origin.
 *
 * @param {string} executablePath
 * @param {string} program
 * @param {"page" | "worker"} place
 * @param {string} settings
 * @returns {Promise<string>} what it resolves or answers with
 */
export async function runInChromium(executablePath, program, place, settings) {
  const server = createServer(({ url }, response) => {
    const isProgram = url === "/program.js";
    response.setHeader("content-type", isProgram ? "text/javascript" : "text/html");
    response.end(isProgram ? program : "<!doctype html><title>Program</title>");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const browser = await chromium.launch({ executablePath, args: switches });
  // What the page does rejects then.
  const timer = setTimeout(() => void browser.close(), limitMs);
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    return await page.evaluate(place === "page" ? runInPage : runInWorker, settings);
  } finally {
    clearTimeout(timer);
    await browser.close();
    server.close();
  }
}

const switches = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** @param {string} settings */
async function runInPage(settings) {
  const url = "/program.js";
  /** @type {unknown} */
  const module = await import(url);
  return /** @type {typeof import("./program/in-browser.js")} */ (module).run(settings);
}

/**
 * @param {string} settings
 * @returns {Promise<string>}
 */
async function runInWorker(settings) {
  const worker = new Worker("/program.js", { type: "module" });
  worker.postMessage(settings);
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      resolve(String(data));
    };
    worker.onerror = ({ message }) => {
      reject(new Error(message));
    };
  });
}
