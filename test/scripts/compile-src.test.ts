import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SourceFile } from "typescript";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { ts } from "../../scripts/codegen/typescript.ts";
import { sourcesOf } from "../../scripts/codegen/render.ts";
import { readRecord } from "../../scripts/upstream/record.ts";

const root = join(import.meta.dirname, "../..");
const contract = await readFile(join(root, "openapi/byok.yaml"), "utf8");
const { openEnumerations } = await readRecord();

/** The parsed source files that all programs share. */
const sharedFiles = new Map<string, SourceFile | undefined>();

/**
 * The compiler's errors for the client in `src/` with the code generated from a contract.
 *
 * @param file - limits the check to one file of `src/`, because checking all files takes several times as long
 */
async function compileWith(yaml: string, file?: string): Promise<string> {
  const generated = await sourcesOf(
    yaml,
    "the contract",
    join(root, "src/generated"),
    openEnumerations,
  );
  const configPath = join(root, "tsconfig.build.json");
  const { config } = ts.readConfigFile(configPath, (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root, undefined, configPath);
  const host = ts.createCompilerHost(options);
  // The compiler caches the working directory, which may have been the temporary folder of another test.
  host.getCurrentDirectory = () => root;
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (path, version) => {
    const content = generated.get(path);
    if (content !== undefined) return ts.createSourceFile(path, content, version);
    if (!sharedFiles.has(path)) sharedFiles.set(path, getSourceFile(path, version));
    return sharedFiles.get(path);
  };
  const program = ts.createProgram(
    [join(root, "src/index.ts")],
    { ...options, skipLibCheck: true, noEmit: true },
    host,
  );
  const checked = file === undefined ? undefined : program.getSourceFile(join(root, "src", file));
  const diagnostics = [
    ...ts.getPreEmitDiagnostics(program, checked),
    ...program.getDeclarationDiagnostics(checked),
  ];
  return ts.formatDiagnostics(diagnostics, { ...host, getCurrentDirectory: () => root });
}

interface Contract {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: { apiKey: { scheme: string } } };
  servers?: unknown;
  security?: unknown;
}

interface Operation {
  parameters: { schema: { format: string } }[];
  responses: Record<string, unknown>;
}

interface Schema {
  properties: Record<string, { const?: unknown }>;
  required: string[];
}

/** Changes the contract, and returns it as YAML. */
function changeContract(
  mutate: (contract: Contract, deletion: Operation, confirmation: Schema) => void,
): string {
  const changed = parse(contract) as Contract;
  const operation = changed.paths["/byok/{id}"]?.delete;
  const confirmation = changed.components.schemas.DeleteBYOKKeyResponse;
  if (!operation || !confirmation) throw new Error("the contract has no deletion");
  mutate(changed, operation, confirmation);
  return stringify(changed);
}

describe("compiling src/", () => {
  // The compiler reports a violated assumption about the deletion as TS2344.
  const rows: [string, Parameters<typeof changeContract>[0], file: string, expected: string][] = [
    [
      "renames the property that confirms a deletion",
      (_contract, _deletion, confirmation) => {
        confirmation.properties = { removed: confirmation.properties.deleted ?? {} };
        confirmation.required = ["removed"];
      },
      "contract/deletion.ts",
      "TS2344",
    ],
    [
      "allows the property that confirms a deletion to be false",
      (_contract, _deletion, confirmation) => delete confirmation.properties.deleted?.const,
      "contract/deletion.ts",
      "TS2344",
    ],
    [
      "makes the property that confirms a deletion optional",
      (_contract, _deletion, confirmation) => (confirmation.required = []),
      "contract/deletion.ts",
      "TS2344",
    ],
    [
      "lacks the path of the deletion",
      ({ paths }) => delete paths["/byok/{id}"],
      "contract/deletion.ts",
      "deleteByokById",
    ],
    [
      "changes the method of the deletion",
      ({ paths }, deletion) => (paths["/byok/{id}"] = { post: deletion }),
      "contract/deletion.ts",
      "deleteByokById",
    ],
    [
      "does not document status 404",
      (_contract, { responses }) => delete responses["404"],
      "contract/deletion.ts",
      "TS2344",
    ],
    [
      "changes the format of the id",
      ({ paths }) => {
        for (const { parameters } of Object.values(paths["/byok/{id}"] ?? {})) {
          for (const { schema } of parameters) schema.format = "ulid";
        }
      },
      "contract/id.ts",
      "ulid",
    ],
    [
      "requires no authentication",
      (changed) => delete changed.security,
      "contract/deletion.ts",
      "TS2344",
    ],
    [
      "requires another authentication scheme",
      ({ components }) => (components.securitySchemes.apiKey.scheme = "basic"),
      "contract/deletion.ts",
      "TS2344",
    ],
    ["has no servers", (changed) => delete changed.servers, "options/settings.ts", "serverUrl"],
    [
      "has another server for one operation",
      ({ paths }) => {
        Object.assign(paths["/byok/{id}"]?.delete ?? {}, {
          servers: [{ url: "https://a.example" }],
        });
      },
      "options/settings.ts",
      "serverUrl",
    ],
    [
      "defines no message in the body of a 404",
      ({ components }) => delete components.schemas.NotFoundResponseErrorData?.properties.message,
      "contract/deletion.ts",
      "TS2344",
    ],
  ];

  test("succeeds with the unchanged contract", async () => {
    expect(await compileWith(changeContract(() => undefined))).toBe("");
  });

  test.each(rows)("fails if the contract %s", async (_name, mutate, file, expected) => {
    const errors = await compileWith(changeContract(mutate), file);
    expect(errors).toMatch(new RegExp(`^src/${file}.*${expected}`, "m"));
  });
});
