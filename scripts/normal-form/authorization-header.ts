import { childOf, entriesOf, type Mapping } from "../openapi/document.ts";
import { resolve } from "../openapi/pointer.ts";

/**
 * The security scheme that a header parameter `Authorization` stands for. It is `bearer` or `basic` if its description
 * says so, and `bearer` if the document defines such a scheme. Otherwise it is a header whose value is not known.
 *
 * Case: the documentation page has such a parameter, the full description a scheme for all operations.
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
