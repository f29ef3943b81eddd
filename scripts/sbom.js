import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const args = ["sbom", "--omit", "dev", "--sbom-format", "cyclonedx", "--sbom-type", "library"];

/** @type {unknown} */
const written = JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8" }));
const sbom = /** @type {{ metadata: { component: { name: string } } }} */ (written);
/** @type {unknown} */
const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
// npm calls the package after the folder that it is in.
sbom.metadata.component.name = /** @type {{ name: string }} */ (manifest).name;
console.log(JSON.stringify(sbom, null, 2));
