import { readOptions } from "./failure.ts";
import { runForUpstream } from "./limits.ts";

const usage = `usage: npm run spec:pull [-- options]

Vendors the operations that openapi/upstream.json lists: extracts them, and what they refer to,
from the API's full description.

  --from <url or file>  extract from this instead of the recorded description
  --add "GET /keys"     add an operation to the list (may be repeated)
  --remove "GET /keys"  remove an operation from the list (may be repeated)`;

await runForUpstream(async () => {
  const { from, add, remove } = readOptions(
    {
      from: { type: "string" },
      add: { type: "string", multiple: true, default: [] },
      remove: { type: "string", multiple: true, default: [] },
    },
    usage,
  );
  // Only the thread that reads upstream needs its libraries.
  const { vendor } = await import("./upstream/vendor.ts");
  await vendor(from, add, remove);
});
