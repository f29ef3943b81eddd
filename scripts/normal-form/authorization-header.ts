import { childOf, entriesOf, type Mapping } from "../openapi/document.ts";
import { resolve } from "../openapi/pointer.ts";

/**
 * The security scheme that a header parameter `Authorization` stands for: `bearer` or `basic` if its description
 * contains that word, `bearer` if the document defines such a scheme, and otherwise an API key in that header.
 *
 * Example: the documentation page has such a parameter, and the full description has a scheme for all operations.
 */
export function schemeOfHeader(parameter: Mapping, document: Mapping): Mapping {
  const { description, schema } = parameter;
  const text = [description, childOf(schema, "description")].map(String).join(" ");
  if (/\bbearer\b/i.test(text)) return { type: "http", scheme: "bearer" };
  if (/\bbasic\b/i.test(text)) return { type: "http", scheme: "basic" };
  const schemes = entriesOf(childOf(document.components, "securitySchemes"));
  const definesBearer = schemes.some(([, node]) => isBearer(resolve(node, document)));
  if (definesBearer) return { type: "http", scheme: "bearer" };
  return { type: "apiKey", in: "header", name: "Authorization" };
}

function isBearer(scheme: unknown): boolean {
  const http = childOf(scheme, "scheme");
  return childOf(scheme, "type") === "http" && String(http).toLowerCase() === "bearer";
}
