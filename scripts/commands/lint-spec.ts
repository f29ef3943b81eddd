import { readOptions, startCommand, type Command } from "../lib/command.ts";
import { Failure } from "../lib/failure.ts";
import { sha256 } from "../lib/sha256.ts";
import { toNormalForm } from "../normal-form/to-normal-form.ts";
import { isEqual } from "../openapi/canonical-json.ts";
import { lint } from "../openapi/lint.ts";
import { operationsOf, titleOf } from "../openapi/operations.ts";
import { parseDocument } from "../openapi/parse-document.ts";
import { contractPath, readContract } from "../upstream/contract.ts";
import { rejectUnlistedServers } from "../upstream/reject-unlisted-servers.ts";
import { readRecord } from "../upstream/upstream-json.ts";

const usage = `usage: npm run lint:spec

Checks that the contract was not edited by hand, has exactly the listed operations, uses only
listed hosts and is valid OpenAPI, and that its normal form follows the strict lint rules.`;

export const lintSpec: Command = {
  usage,
  async run(args) {
    readOptions(args, {}, usage);
    const text = await readContract();
    const record = await readRecord();
    if (sha256(text) !== record.sha256) {
      throw new Failure(
        `${contractPath} was edited: its hash does not match the recorded hash. Run npm run spec:pull`,
      );
    }
    const contract = parseDocument(text, contractPath);
    const titles = operationsOf(contract).map(titleOf);
    if (!isEqual(titles.sort(), [...record.operations].sort())) {
      throw new Failure(
        `${contractPath} does not have exactly the operations that openapi/upstream.json lists`,
      );
    }
    rejectUnlistedServers(contract, record.hosts);
    await lint(contract, contractPath);
    const normalForm = await toNormalForm(contract, contractPath);
    await lint(normalForm, `the normal form of ${contractPath}`, "strict");
    console.log(`${contractPath} and its normal form passed the lint`);
  },
};

await startCommand(import.meta, lintSpec);
