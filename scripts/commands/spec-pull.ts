import { print, readOptions, startCommand, type Command } from "../lib/command.ts";
import { replaceFiles } from "../lib/replace-files.ts";
import { contractPath } from "../upstream/contract.ts";
import { vendor } from "../upstream/vendor.ts";

const usage = `usage: npm run spec:pull [-- options]

Updates the contract: extracts the operations that openapi/upstream.json lists, and what they
refer to, from the API's full description.

  --from <url or file>  read this instead of the URL in openapi/upstream.json
  --add "GET /keys"     add an operation to the list (may be repeated)
  --remove "GET /keys"  remove an operation from the list (may be repeated)`;

/** Steps that `npm run generate` does not cover, for a new operation. */
const afterAddition = `next steps; the first two are optional:
  src/sandbox/                             a handler, so that the sandbox serves the operation
  scripts/codegen/validated-operations.ts  the operation, so that its error responses are checked at run time
  CHANGELOG.md                             an entry, because callers can use the operation through \`api\``;

export const specPull: Command = {
  usage,
  async run(args) {
    const selection = readOptions(
      args,
      {
        from: { type: "string" },
        add: { type: "string", multiple: true, default: [] },
        remove: { type: "string", multiple: true, default: [] },
      },
      usage,
    );
    const { source, files } = await vendor(selection);
    const changed = await replaceFiles(files);
    const hasNewContract = changed.includes(contractPath);
    print(`${hasNewContract ? "contract updated from" : "contract is up to date with"} ${source}`);
    if (hasNewContract) print("next: npm run generate");
    if (hasNewContract && selection.add.length > 0) print(afterAddition);
  },
};

await startCommand(import.meta, specPull);
