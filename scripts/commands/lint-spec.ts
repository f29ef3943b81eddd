import { isEqual } from "../openapi/canonical-json.ts";
import { operationsOf, titleOf } from "../openapi/operations.ts";
import { Failure, run } from "../lib/failure.ts";
import { parseDocument } from "../openapi/parse-document.ts";
import { toNormalForm } from "../normal-form/to-normal-form.ts";
import { lint } from "../openapi/lint.ts";
import { readContract, readRecord, sha256 } from "../upstream/record.ts";

const name = "openapi/byok.yaml";

await run(async () => {
  const text = await readContract();
  const record = await readRecord();
  if (sha256(text) !== record.sha256) {
    throw new Failure(
      `${name} was edited: its hash is not the recorded one. Run npm run spec:pull`,
    );
  }
  const contract = await parseDocument(text, name);
  const titles = operationsOf(contract).map(titleOf);
  if (!isEqual(titles.sort(), [...record.operations].sort())) {
    throw new Failure(
      `${name} does not have exactly the operations that openapi/upstream.json lists`,
    );
  }
  await lint(contract, name);
  await lint(await toNormalForm(contract, name), `the normal form of ${name}`, "strict");
  console.log(`${name} and its normal form have no lint problems`);
});
