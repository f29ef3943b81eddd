import { startApi } from "./api.js";

// A server in the process of its clients would compete with them for their core.
const { baseUrl } = await startApi();
process.send?.(baseUrl);
process.on("disconnect", () => process.exit());
