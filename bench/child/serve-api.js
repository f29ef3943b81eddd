import { startApi } from "./api.js";

// The server runs in its own process, so that it does not compete with its clients for their core.
const { baseUrl } = await startApi();
process.send?.(baseUrl);
process.on("disconnect", () => process.exit());
