/**
 * The objects of the OpenAPI Specification, with the fields that scripts read. The structural lint (`lint.ts`)
 * guarantees these types, so a function that takes one of them does not check it again.
 */

import type { Mapping, OpenApiDocument } from "./document.ts";
import { resolve } from "./pointer.ts";

/** A document that the structural lint has accepted. */
export interface Description extends OpenApiDocument {
  paths: Record<string, Mapping>;
  servers?: ServerObject[];
  security?: SecurityRequirement[];
  components?: ComponentsObject;
  tags?: TagObject[];
}

export interface ComponentsObject extends Mapping {
  schemas?: Record<string, Schema>;
  securitySchemes?: Record<string, SecuritySchemeObject | ReferenceObject>;
}

export interface ReferenceObject extends Mapping {
  $ref: string;
}

export interface OperationObject extends Mapping {
  operationId?: string;
  deprecated?: boolean;
  tags?: string[];
  servers?: ServerObject[];
  security?: SecurityRequirement[];
  parameters?: (ParameterObject | ReferenceObject)[];
  requestBody?: RequestBodyObject | ReferenceObject;
  /** By status, `default` or a range such as `4XX`. */
  responses?: Record<string, ResponseObject | ReferenceObject>;
}

export interface ParameterObject extends Mapping {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  schema?: Schema;
  content?: Record<string, MediaTypeObject>;
}

export interface RequestBodyObject extends Mapping {
  required?: boolean;
  content: Record<string, MediaTypeObject>;
}

export interface ResponseObject extends Mapping {
  headers?: Record<string, Mapping>;
  content?: Record<string, MediaTypeObject>;
}

export interface MediaTypeObject extends Mapping {
  schema?: Schema;
}

/** In OpenAPI 3.1, a schema may be a boolean. In 3.0, a reference to a schema ignores the keywords beside it. */
export type Schema = SchemaObject | boolean;

export interface SchemaObject extends Mapping {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  patternProperties?: Record<string, Schema>;
  items?: Schema;
  prefixItems?: Schema[];
  minItems?: number;
  maxItems?: number;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
}

/** Required scopes, by the name of a security scheme. */
export type SecurityRequirement = Record<string, string[]>;

export interface SecuritySchemeObject extends Mapping {
  type: string;
  /** Only for the type `http`; not case-sensitive, for example `bearer`. */
  scheme?: string;
}

export interface ServerObject extends Mapping {
  url: string;
}

export interface TagObject extends Mapping {
  name: string;
}

/** The target of a reference, or the object itself. The structural lint rejects references without a target. */
export function targetOf<Node extends Mapping>(
  node: Node | ReferenceObject,
  description: Description,
): Node {
  return resolve(node, description) as Node;
}
