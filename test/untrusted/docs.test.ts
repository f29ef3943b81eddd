import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parse, stringify } from "yaml";
import { renderContract } from "../../website/render-contract.ts";
import { contract } from "../helpers/fixture.ts";
import { respondWith, startServer } from "../helpers/server.ts";

interface Contract {
  openapi: string;
  paths: Record<string, Record<string, Record<string, unknown>>>;
  components: { schemas: Record<string, Record<string, unknown>> };
}

/**
 * The contract with references to other documents in many places, and with data that only looks like such a reference.
 */
function withReferences(url: string, file: string): string {
  const document = parse(contract) as Contract;
  // OpenAPI 3.2 is the first version with `defaultMapping`.
  document.openapi = "3.2.0";
  const operation = document.paths["/byok/{id}"]?.delete ?? {};
  const other = { externalValue: `${url}/other` };
  Object.assign(operation, {
    "x-note": other,
    callbacks: { event: { $ref: `${url}/callback` } },
    requestBody: {
      content: {
        "application/json": {
          schema: { $ref: "#/components/schemas/Other" },
          example: other,
          examples: { file: { externalValue: file }, url: other, reference: { $ref: file } },
        },
      },
    },
  });
  document.components.schemas.Other = {
    type: "object",
    properties: {
      discriminator: other,
      file: { $ref: `${file}#/a` },
      nested: { properties: other },
    },
    items: [{ $ref: `${url}/items` }],
    discriminator: {
      propertyName: "file",
      mapping: { a: `${url}/mapped`, b: file },
      defaultMapping: `${url}/default`,
    },
  };
  return stringify(document);
}

test("rendering the contract page does not read the other documents that the contract references", async () => {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-byok-test-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "secret.json");
  await writeFile(file, '{ "a": "content-of-a-file" }');
  const { baseUrl, requests } = await startServer(respondWith(200, '{ "a": "content-of-a-url" }'));
  const html = await renderContract(withReferences(baseUrl, file));
  expect(requests).toEqual([]);
  expect(html).toContain("<title>API contract");
  expect(html).not.toContain("content-of-a");
});
