import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Failure, messageOf } from "../../failure.js";
import { isCompiled, rememberCompiled } from "../../files/compilation.js";
import { answer } from "../verdict.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** Does `src/` compile against what the contract generated? */
export async function wrapper() {
  if (await isCompiled()) return answer("src/", []);
  const output = await compile();
  const problems = [...output.matchAll(/^(.+?)\((\d+),\d+\): error (.*)$/gm)];
  if (output !== "" && problems.length === 0) throw new Failure(`src/ was not compiled: ${output}`);
  if (output === "") await rememberCompiled();
  return answer(
    "src/",
    problems.map(([, file, line, what = ""]) => ({
      verdict: "breaking",
      where: `${String(file)}:${String(line)}`,
      what,
    })),
  );
}

/** @returns {Promise<string>} what the compiler says */
function compile() {
  return new Promise((resolve, reject) => {
    // The declarations of libraries are checked by `npm run typecheck`; here they would take half of the time.
    const args = [compiler, "-p", root, "--skipLibCheck"];
    execFile(process.execPath, args, { cwd: root }, (error, stdout) => {
      if (error && stdout === "") reject(new Failure(`tsc did not run: ${messageOf(error)}`));
      else resolve(stdout.trim());
    });
  });
}
