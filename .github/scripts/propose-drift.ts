// Commits the staged files, pushes the commit to the branch `drift`, and opens or updates its pull request.
//
//   node propose-drift.ts <compatible|breaking> <report.md>

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const branch = "drift";
const verdicts = ["compatible", "breaking"];
/** The maximum length of the body of a pull request on GitHub, in characters. */
const bodyLimit = 65_536;
const cutNotice =
  "_This report has been truncated. The artifact `drift` of the workflow run contains the full report._\n\n";

try {
  const [verdict = "", report = "", ...others] = process.argv.slice(2);
  if (!verdicts.includes(verdict) || report === "" || others.length > 0) {
    throw new Error("usage: propose-drift.ts <compatible|breaking> <report.md>");
  }
  pushBranch(verdict);
  openPullRequest(verdict, cut(readFileSync(report, "utf8")));
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

function pushBranch(verdict: string): void {
  run("git", ["config", "credential.helper", "!gh auth git-credential"]);
  run("git", ["config", "user.name", "github-actions[bot]"]);
  run("git", ["config", "user.email", "41898282+github-actions[bot]@users.noreply.github.com"]);
  const pushed = fetchBranch();
  if (pushed !== "" && run("git", ["diff-index", "--cached", pushed, "openapi/byok.yaml"]) === "") {
    // The branch is kept because a maintainer may have added commits to it.
    console.log("this contract has already been proposed");
    return;
  }
  const message = `Follow the contract that upstream publishes (${verdict})`;
  run("git", ["commit", "--message", message]);
  const lease = `--force-with-lease=${branch}:${pushed}`;
  run("git", ["push", lease, "origin", `HEAD:refs/heads/${branch}`]);
}

/** @returns the commit of the branch on GitHub, or an empty string if there is no such branch */
function fetchBranch(): string {
  const ref = `refs/heads/${branch}`;
  if (run("git", ["ls-remote", "origin", ref]) === "") return "";
  run("git", ["fetch", "--depth=1", "origin", ref]);
  return run("git", ["rev-parse", "FETCH_HEAD"]).trim();
}

function openPullRequest(verdict: string, body: string): void {
  const labels = verdicts.map((name) => `drift: ${name}`);
  for (const label of labels) run("gh", ["label", "create", label, "--force"]);
  const label = `drift: ${verdict}`;
  const text = ["--title", `The contract has drifted: ${verdict}`, "--body-file", "-"];
  const number = findPullRequest();
  if (number === undefined) {
    const created = run("gh", ["pr", "create", "--head", branch, ...text, "--label", label], body);
    console.log(created.trim());
    return;
  }
  const stale = labels.filter((name) => name !== label).flatMap((name) => ["--remove-label", name]);
  run("gh", ["pr", "edit", String(number), ...text, "--add-label", label, ...stale], body);
}

function findPullRequest(): number | undefined {
  const fields = ["--json", "number,isCrossRepository"];
  // The list includes pull requests from forks whose branch has the same name. Many of them could fill a short list.
  const list = run("gh", ["pr", "list", "--head", branch, "--limit", "1000", ...fields]);
  const pullRequests = JSON.parse(list) as { number: number; isCrossRepository: boolean }[];
  return pullRequests.find(({ isCrossRepository }) => !isCrossRepository)?.number;
}

/**
 * Cuts a long report at the end of a line. The notice comes first: after a code block that was cut off, it would be
 * rendered as code.
 */
function cut(report: string): string {
  if (report.length <= bodyLimit) return report;
  const kept = report.slice(0, bodyLimit - cutNotice.length);
  return cutNotice + kept.slice(0, kept.lastIndexOf("\n") + 1);
}

function run(command: string, args: string[], input = ""): string {
  return execFileSync(command, args, {
    encoding: "utf8",
    input,
    stdio: ["pipe", "pipe", "inherit"],
  });
}
