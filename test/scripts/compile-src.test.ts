import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { sourcesOf } from "../../scripts/codegen/render.ts";
import { readRecord } from "../../scripts/upstream/upstream-json.ts";
import { compileSrc } from "../helpers/compile.ts";

const root = join(import.meta.dirname, "../..");
const contract = await readFile(join(root, "openapi/byok.yaml"), "utf8");
const { openEnumerations } = await readRecord();

/**
 * The compiler's errors for `src/` with the code generated from a contract.
 *
 * @param file - limits the check to one file of `src/`
 */
async function compileWith(yaml: string, file?: string): Promise<string> {
  const folder = join(root, "src/generated");
  return compileSrc(await sourcesOf(yaml, "the contract", folder, openEnumerations), file);
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
  enum?: unknown[];
  properties: Record<string, { const?: unknown }>;
  required: string[];
}

/** Returns a changed copy of the contract as YAML. */
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
    const unchanged = changeContract(() => undefined);
    for (const file of new Set(rows.map(([, , file]) => file))) {
      expect(await compileWith(unchanged, file)).toBe("");
    }
  });

  test.each(rows)("fails if the contract %s", async (_name, mutate, file, expected) => {
    const errors = await compileWith(changeContract(mutate), file);
    expect(errors).toMatch(new RegExp(`^src/${file}.*${expected}`, "m"));
  });
});
