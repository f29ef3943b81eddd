import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { extract } from "../../scripts/upstream/extract.ts";
import { contract, description, page } from "../helpers/fixture.ts";
import { respondWith, startServer } from "../helpers/server.ts";
import { createWorkspace } from "../helpers/workspace.ts";
import type { Run } from "../helpers/run.ts";
import type { Workspace } from "../helpers/workspace.ts";

const minimal = `openapi: 3.1.0
info: { title: Other, version: "1" }
paths: { /other: { get: { responses: { "200": { description: OK } } } } }
`;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

async function pull(workspace: Workspace, text: string): Promise<Run> {
  await workspace.write("page.md", text);
  return workspace.run("spec-pull.ts", "--from", "page.md");
}

/** The operations of the contract, such as `GET /byok`. */
async function operationsIn(workspace: Workspace): Promise<string[]> {
  const { paths } = parse(await workspace.read("openapi/byok.yaml")) as {
    paths: Record<string, object>;
  };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

test("the contract consists of the listed operations, and the record contains the hashes of source and contract", async () => {
  const workspace = await createWorkspace();
  const before = await workspace.snapshot();
  expect(await pull(workspace, description)).toMatchObject({
    code: 0,
    stdout: "contract is up to date with page.md\n",
  });
  const after = await workspace.snapshot();
  expect(after["openapi/byok.yaml"]).toBe(before["openapi/byok.yaml"]);
  expect(JSON.parse(String(after["openapi/upstream.json"]))).toMatchObject({
    sourceSha256: sha256(description),
    sha256: sha256(String(after["openapi/byok.yaml"])),
  });
});

test("a documentation page is vendored if it describes every listed operation", async () => {
  const workspace = await createWorkspace(contract);
  expect((await pull(workspace, page)).code).toBe(0);
  expect(await operationsIn(workspace)).toEqual(["DELETE /byok/{id}"]);
  const { paths, components } = parse(contract) as Record<string, Record<string, unknown>>;
  // No operation on the page requires the security scheme, so the contract does not contain it.
  const expected = { paths, components: { schemas: components?.schemas } };
  expect(parse(await workspace.read("openapi/byok.yaml"))).toMatchObject(expected);
  expect(await workspace.read("openapi/byok.yaml")).not.toContain("securitySchemes");
});

test("a page that describes only some of the listed operations is rejected", async () => {
  const workspace = await createWorkspace();
  const before = await workspace.snapshot();
  const { code, stderr } = await pull(workspace, page);
  expect(code).toBe(1);
  expect(stderr).toContain("page.md does not describe GET /byok, POST /byok, GET /byok/{id}");
  expect(await workspace.snapshot()).toEqual(before);
});

describe("spec:pull states the reason and changes nothing if the source", () => {
  test.each<[string, string, string]>([
    ["contains no document", "# A page\n", "contains no OpenAPI document"],
    ["has no paths", minimal.replace(/^paths.*$/m, "paths: {}"), "does not describe"],
    ["lacks a listed operation", minimal, "does not describe GET /byok"],
    [
      "violates the structure of OpenAPI",
      description.replace("summary: ", "summry: "),
      "is not valid OpenAPI",
    ],
  ])("%s", async (_name, text, reason) => {
    const workspace = await createWorkspace();
    const before = await workspace.snapshot();
    const { code, stderr } = await pull(workspace, text);
    expect(code).toBe(1);
    expect(stderr).toContain("page.md");
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain("    at ");
    expect(await workspace.snapshot()).toEqual(before);
  });

  const elsewhere = "https://openrouter.ai.evil.example/page.md";
  test.each<[string, string, string]>([
    ["does not exist", "nowhere.md", "ENOENT"],
    ["is a directory", "openapi", "EISDIR"],
    ["is on a host that is not listed", elsewhere, "host openrouter.ai.evil.example is not listed"],
    ["is an http: URL", "http://openrouter.ai/page.md", "does not use HTTPS"],
    ["is an incomplete URL", "https://", "Invalid URL"],
  ])("%s", async (_name, source, reason) => {
    const workspace = await createWorkspace();
    const before = await workspace.snapshot();
    const { code, stderr } = await workspace.run("spec-pull.ts", "--from", source);
    expect(code).toBe(1);
    expect(stderr).toContain(source);
    expect(stderr).toContain(reason);
    expect(await workspace.snapshot()).toEqual(before);
  });

  test.each<[string, Parameters<typeof startServer>[0], string]>([
    ["responds with 404", respondWith(404, page), "HTTP 404"],
    ["responds with 204", respondWith(204), "HTTP 204"],
    [
      "redirects to a host that is not listed",
      respondWith(302, "", { location: elsewhere }),
      "not listed",
    ],
    ["redirects endlessly", respondWith(302, "", { location: "/api/v1" }), "more than 5 redirects"],
    [
      "is not UTF-8",
      (_request, response) => response.end(Buffer.from("openapi: 3.1.0 # \xe9", "latin1")),
      "it is not UTF-8",
    ],
    [
      "is too large",
      (_request, response) => {
        const chunk = Buffer.alloc(1024 * 1024, " ");
        const write = (): void => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on("drain", write);
        write();
      },
      "larger than 16 MiB",
    ],
    [
      "closes the connection",
      (_request, response) => response.socket?.destroy(),
      "other side closed",
    ],
  ])("%s", async (_name, respond, reason) => {
    const workspace = await createWorkspace();
    const before = await workspace.snapshot();
    const { baseUrl } = await startServer(respond);
    const { code, stderr } = await workspace.run("spec-pull.ts", "--from", baseUrl);
    expect(code).toBe(1);
    expect(stderr).toContain(baseUrl);
    expect(stderr).toContain(reason);
    expect(await workspace.snapshot()).toEqual(before);
  });
});

test("spec:pull ignores errors in other parts of the description, and keeps referenced examples", async () => {
  const workspace = await createWorkspace(contract);
  const parts = `  examples:
    A: { $ref: "#/components/examples/B" }
    B: { value: { $ref: "#/nowhere" } }
  responses:
    Broken: { $ref: "./elsewhere.yaml" }
  schemas:
    Dangling: { $ref: "#/components/schemas/Nowhere" }
`;
  const text = contract
    .replace("  schemas:\n", parts)
    .replace("paths:\n", "$&  /odd: { $ref: '#/%zz' }\n")
    .concat("toString: 1\n")
    .replace(
      /( +)schema:\n.*DeleteBYOKKeyResponse'/,
      "$1examples: { a: { $ref: '#/components/examples/A' } }\n$&",
    );
  expect(await pull(workspace, text)).toMatchObject({ code: 0, stderr: "" });
  expect(parse(await workspace.read("openapi/byok.yaml"))).toMatchObject({
    components: { examples: { A: { $ref: "#/components/examples/B" }, B: {} } },
  });
  expect(await workspace.read("openapi/byok.yaml")).not.toContain("Dangling");
});

test("spec:pull reads a description over HTTP and follows a redirect on the same server", async () => {
  const workspace = await createWorkspace(contract);
  const { baseUrl } = await startServer((request, response) => {
    if (request.url === "/new.md") response.end(page);
    else response.writeHead(301, { location: "/new.md" }).end();
  });
  expect((await workspace.run("spec-pull.ts", "--from", baseUrl)).code).toBe(0);
});

test("without --from, spec:pull reads the recorded source", async () => {
  const workspace = await createWorkspace();
  const { baseUrl, requests } = await startServer(respondWith(200, description));
  await workspace.edit("openapi/upstream.json", (text) =>
    text.replace("https://openrouter.ai/openapi.yaml", baseUrl),
  );
  expect(await workspace.run("spec-pull.ts")).toMatchObject({ code: 0 });
  expect(requests).toHaveLength(1);
});

test.each(["GET", "/keys", "get /keys", "GET keys"])(
  "--add rejects %j as an operation and changes nothing",
  async (operation) => {
    const workspace = await createWorkspace();
    const before = await workspace.snapshot();
    const { code, stderr } = await workspace.run("spec-pull.ts", "--add", operation);
    expect(code).toBe(1);
    expect(stderr).toContain("is not an operation like");
    expect(await workspace.snapshot()).toEqual(before);
  },
);

test("--remove rejects an operation that is not listed", async () => {
  const workspace = await createWorkspace();
  const { code, stderr } = await workspace.run("spec-pull.ts", "--remove", "GET /nokeys/of/this");
  const reason =
    "error: GET /nokeys/of/this is not an operation that openapi/upstream.json lists\n";
  expect({ code, stderr }).toEqual({ code: 1, stderr: reason });
});

test.each([
  ["--add", "get /byok", 'did you mean "GET /byok"?'],
  ["--add", "GET byok", 'did you mean "GET /byok"?'],
  ["--add", "GET /invented-key", "did you mean GET /invented-keys?"],
  ["--remove", "DELETE /byok/{id", "did you mean DELETE /byok/{id}?"],
])("%s %j fails with a suggestion of the intended operation", async (option, operation, hint) => {
  const workspace = await createWorkspace(contract);
  await workspace.write("description.yaml", description);
  const args = ["--from", "description.yaml", option, operation];
  const { code, stderr } = await workspace.run("spec-pull.ts", ...args);
  expect(code).toBe(1);
  expect(stderr).toContain(hint);
});

test("--add prints the next steps", async () => {
  const workspace = await createWorkspace(contract);
  await workspace.write("description.yaml", description);
  const args = ["--from", "description.yaml", "--add", "GET /invented-keys"];
  const { stdout, stderr } = await workspace.run("spec-pull.ts", ...args);
  expect(stderr).toBe("");
  expect(stdout).toMatch(/^contract updated from description\.yaml\nnext: npm run generate\n/);
  expect(stdout).toContain("src/sandbox/");
  expect(stdout).toContain("CHANGELOG.md");
});

test("--help prints only the usage", async () => {
  const workspace = await createWorkspace();
  const { code, stdout, stderr } = await workspace.run("spec-pull.ts", "--help");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^usage: npm run spec:pull/);
});

test("an unknown option is rejected, and the usage is printed", async () => {
  const workspace = await createWorkspace();
  const { code, stderr } = await workspace.run("spec-pull.ts", "--form", "page.md");
  expect(code).toBe(1);
  expect(stderr).toContain("usage: npm run spec:pull");
});

test("an error names the record if the record cannot be read", async () => {
  const workspace = await createWorkspace();
  await workspace.write("openapi/upstream.json", "{");
  const { code, stderr } = await pull(workspace, page);
  expect(code).toBe(1);
  expect(stderr).toContain("cannot read openapi/upstream.json");
});

test("an empty --from is rejected, and the recorded source is not read", async () => {
  const workspace = await createWorkspace();
  const { code, stderr } = await workspace.run("spec-pull.ts", "--from", "");
  expect(code).toBe(1);
  expect(stderr).not.toContain("https:");
});

const reference = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** The names of the schemas that are extracted with an operation whose response is the schema `Pet`. */
function namesExtractedWithPet(openapi: string, schemas: Record<string, object>): string[] {
  const source = {
    openapi,
    info: { title: "T", version: "1" },
    paths: {
      "/a": {
        get: { responses: { 200: { content: { "a/json": { schema: reference("Pet") } } } } },
      },
    },
    components: { schemas },
  };
  const extracted = extract(source, ["GET /a"], "the description");
  const { components } = parse(extracted.contract) as typeof source;
  return Object.keys(components.schemas);
}

test("a schema with a discriminator is extracted together with the schemas that extend it", () => {
  const names = namesExtractedWithPet("3.1.0", {
    Pet: { discriminator: { propertyName: "kind" } },
    Cat: { allOf: [reference("Pet")] },
    Lion: { allOf: [reference("Cat")] },
    Other: {},
  });
  expect(names).toEqual(["Pet", "Cat", "Lion"]);
});

test("a schema with a discriminator is extracted together with the schemas that its discriminator names", () => {
  const names = namesExtractedWithPet("3.2.0", {
    Pet: {
      discriminator: {
        propertyName: "kind",
        mapping: { cat: "Cat.v1", dog: "#/components/schemas/Dog", cow: "other.yaml#/Cow" },
        defaultMapping: "Fish",
      },
    },
    "Cat.v1": {},
    Dog: {},
    Fish: {},
    Other: {},
  });
  expect(names).toEqual(["Pet", "Cat.v1", "Dog", "Fish"]);
});

test("a security scheme that a requirement names by its URI is extracted", () => {
  const source = {
    openapi: "3.2.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { get: { security: [{ "#/components/securitySchemes/key": [] }] } } },
    components: { securitySchemes: { key: { type: "http", scheme: "bearer" }, other: {} } },
  };
  const { contract: extracted } = extract(source, ["GET /a"], "the description");
  const { components } = parse(extracted) as typeof source;
  expect(Object.keys(components.securitySchemes)).toEqual(["key"]);
});
