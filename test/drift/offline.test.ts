import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parse, stringify } from "yaml";
import { compareWithUpstream } from "../../scripts/drift/compare-with-upstream.ts";
import { contract } from "../helpers/fixture.ts";
import { respondWith, startServer } from "../helpers/server.ts";

type Node = Record<string, unknown>;

/** Pointers to the places where a description may reference another document. */
const places = [
  "/",
  "/info",
  "/servers/0",
  "/tags/0",
  "/webhooks/done",
  "/components",
  "/components/examples/one",
  "/components/links/one",
  "/components/schemas/DeleteBYOKKeyResponse",
  "/components/schemas/DeleteBYOKKeyResponse/properties",
  "/components/schemas/DeleteBYOKKeyResponse/properties/deleted",
  "/components/schemas/DeleteBYOKKeyResponse/patternProperties/a",
  "/components/schemas/DeleteBYOKKeyResponse/discriminator/mapping",
  "/components/schemas/DeleteBYOKKeyResponse/unknown",
  "/components/schemas/NotFoundResponse/prefixItems/0",
  "/components/schemas/NotFoundResponse/items",
  "/components/schemas/NotFoundResponse/example",
  "/components/schemas/NotFoundResponse/default",
  "/components/securitySchemes/apiKey",
  "/components/securitySchemes/apiKey/flows/password",
  "/paths/~1byok~1{id}",
  "/paths/~1byok~1{id}/delete",
  "/paths/~1byok~1{id}/delete/parameters/0",
  "/paths/~1byok~1{id}/delete/parameters/0/examples/one",
  "/paths/~1byok~1{id}/delete/requestBody",
  "/paths/~1byok~1{id}/delete/requestBody/content/application~1json/examples/one",
  "/paths/~1byok~1{id}/delete/requestBody/content/multipart~1form-data/encoding/f",
  "/paths/~1byok~1{id}/delete/requestBody/content/multipart~1form-data/prefixEncoding/0",
  "/paths/~1byok~1{id}/delete/requestBody/content/multipart~1form-data/itemEncoding",
  "/paths/~1byok~1{id}/delete/callbacks/done",
  "/paths/~1byok~1{id}/delete/callbacks/done/{$request.body#~1url}/post",
  "/paths/~1byok~1{id}/delete/responses",
  "/paths/~1byok~1{id}/delete/responses/200",
  "/paths/~1byok~1{id}/delete/responses/200/links/one",
  "/paths/~1byok~1{id}/delete/responses/200/headers/X-Id",
  "/paths/~1byok~1{id}/delete/responses/200/content/application~1json",
  "/paths/~1byok~1{id}/delete/responses/200/content/application~1json/examples/one",
  "/paths/~1byok~1{id}/delete/x-extension",
];

/** The fields that may reference another document. `$ref` is tested alone, because its siblings may be ignored. */
const fields = [["externalValue", "operationRef", "mapping", "url"], ["$ref"]];

/** The contract with the given fields at a place. Missing objects are created. */
function contractWith(place: string, names: readonly string[], value: string): string {
  const document = parse(contract) as Node;
  const keys = place.split("/").slice(1).filter(Boolean);
  const node = keys
    .map((key) => key.replaceAll("~1", "/"))
    .reduce((parent, key) => (parent[key] ??= {}) as Node, document);
  for (const name of names) node[name] = value;
  return stringify(document);
}

test("a comparison does not request the other documents that a description references", async () => {
  const { baseUrl, requests } = await startServer(respondWith(200, "type: string"));
  const folder = await mkdtemp(join(tmpdir(), "openrouter-byok-test-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "contract.yaml");
  const upstream = join(folder, "upstream.yaml");
  await writeFile(path, contract);
  let compared = 0;
  for (const place of places) {
    for (const names of fields) {
      await writeFile(upstream, contractWith(place, names, `${baseUrl}/x.yaml`));
      // This test is only about requests, so the comparison may fail.
      await compareWithUpstream(path, upstream).then(
        () => compared++,
        () => undefined,
      );
    }
  }
  expect(requests).toEqual([]);
  // Most comparisons succeed. If they failed early, the test would prove nothing.
  expect(compared).toBeGreaterThan(places.length);
});

test("a reference to an existing file is not followed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-byok-test-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "contract.yaml");
  const upstream = join(folder, "upstream.yaml");
  await writeFile(path, contract);
  await writeFile(join(folder, "schema.yaml"), "type: string");
  const place = "/components/schemas/NotFoundResponse/properties/user_id";
  await writeFile(upstream, contractWith(place, ["$ref"], join(folder, "schema.yaml")));
  const { report } = await compareWithUpstream(path, upstream);
  expect(report.verdict).toBe("unknown");
  expect(report.reason).toContain("a reference cannot be followed");
});
