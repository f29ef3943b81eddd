import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withTemporaryFolder } from "../../scripts/files/with-temporary-folder.js";
import { execute } from "./binary.js";

/**
 * Runs a program's `test` export in workerd.
 *
 * @param {string} binary
 * @param {string} program
 * @param {string} compatibilityDate which decides what the runtime has
 * @param {Record<string, string>} bindings
 * @returns {Promise<string>} what it logs
 */
export async function runInWorkerd(binary, program, compatibilityDate, bindings) {
  const texts = Object.entries(bindings).map(
    ([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`,
  );
  const config = `
    using Workerd = import "/workerd/workerd.capnp";
    const config :Workerd.Config = (services = [
      (name = "program", worker = (
        modules = [(name = "program.js", esModule = embed "program.js")],
        compatibilityDate = "${compatibilityDate}",
        bindings = [${texts.join(", ")}],
      )),
      (name = "internet", network = (allow = ["local"])),
    ]);`;
  return withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, "program.js"), program);
    await writeFile(join(folder, "config.capnp"), config);
    return execute(binary, ["test", join(folder, "config.capnp")]);
  });
}
