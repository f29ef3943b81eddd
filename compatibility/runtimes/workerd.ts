import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withTemporaryFolder } from "../../scripts/lib/with-temporary-folder.ts";
import { execute } from "./binary.ts";

/**
 * Runs a program's `test` export in workerd.
 *
 * @param compatibilityDate - Determines which APIs the runtime provides.
 * @returns the output that the program logs
 */
export function runInWorkerd(
  binary: string,
  program: string,
  compatibilityDate: string,
  bindings: Record<string, string>,
): Promise<string> {
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
    return await execute(binary, ["test", join(folder, "config.capnp")]);
  });
}
