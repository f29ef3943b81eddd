import { execFileSync } from "node:child_process";
import { join } from "node:path";
import manifest from "../package.json" with { type: "json" };

interface Sbom {
  metadata: { component: { name: string } };
}

const root = join(import.meta.dirname, "..");
const args = ["sbom", "--omit", "dev", "--sbom-format", "cyclonedx", "--sbom-type", "library"];
const sbom = JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8" })) as Sbom;
// npm uses the name of the folder.
sbom.metadata.component.name = manifest.name;
console.log(JSON.stringify(sbom, null, 2));
