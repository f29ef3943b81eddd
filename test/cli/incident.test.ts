import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Fault } from "../../src/sandbox/sandbox.ts";
import { parseLines, serveSandbox, startCli, waitForText } from "../helpers/cli.ts";
import type { ResultLine } from "../helpers/cli.ts";

/** The number of credentials to delete. A thousand credentials take a minute or two. */
const count = Number(process.env["CLI_CREDENTIALS"] ?? 150);

const lateMs = 1000;
const html = { body: "<html>", headers: { "content-type": "text/html" } };
const faults: Fault[] = [
  { dropsConnection: true },
  { dropsConnection: true, acts: true },
  { status: 503 },
  { status: 503, acts: true },
  // The sandbox acts after the client has given up.
  { delayMs: lateMs, status: 503, acts: true },
  { status: 403, ...html },
  { status: 403, ...html, acts: true },
  { status: 200, ...html, acts: true },
  { status: 404, ...html },
];

test(
  "every reported outcome is true, even if one request in ten fails and the first run is interrupted",
  { timeout: 600_000 },
  async () => {
    const { sandbox, url, env, add } = await serveSandbox();
    const ids = await add(count);
    // There are enough faults for every attempt of every run.
    for (let index = 0; index < count * 20; index++) {
      sandbox.injectFaults(
        index % 10 === 9 ? (faults[Math.floor(index / 10) % faults.length] ?? {}) : {},
      );
    }
    const isDeleted = (id: string): boolean => sandbox.getCredential(id)?.deletedAt !== undefined;
    const args = [
      "delete",
      "-",
      "--yes",
      "--json",
      "--concurrency",
      "8",
      "--timeout",
      "0.6",
      "--retries",
      "1",
    ];
    let remaining = ids;
    const run = async (isInterrupted: boolean): Promise<number> => {
      const input = remaining.join("\n");
      const { child, ended } = startCli([...args, "--base-url", url], { env, input });
      if (isInterrupted) {
        await waitForText(child.stdout, "\n", count / 2);
        child.kill("SIGINT");
      }
      const { code, stdout } = await ended;
      const results = parseLines<ResultLine>(stdout);
      expect(results.map(({ id }) => id).sort()).toEqual([...remaining].sort());
      // After this wait, every delayed fault has acted.
      await wait(lateMs);
      const outcomes = results.map(({ outcome }) => outcome);
      for (const { id, outcome } of results) {
        const isGone = outcome === "deleted" || outcome === "absent";
        if (outcome !== "unknown") expect(isDeleted(id)).toBe(isGone);
      }
      remaining = results
        .filter(({ outcome }) => outcome === "unchanged" || outcome === "unknown")
        .map(({ id }) => id);
      const expected = outcomes.includes("unknown") ? 2 : outcomes.includes("unchanged") ? 1 : 0;
      expect(code).toBe(expected);
      return code;
    };
    expect(await run(true)).not.toBe(0);
    expect(ids.filter((id) => !isDeleted(id))).not.toEqual([]);
    while ((await run(false)) !== 0);
    expect(ids.filter((id) => !isDeleted(id))).toEqual([]);
  },
);
