import {
  entriesOf,
  isExtension,
  isMapping,
  type Mapping,
  type OpenApiDocument,
} from "../../openapi/document.ts";
import { methods } from "../../openapi/operations.ts";
import type { Callback, Entries, Operation } from "./operation-model.ts";
import type { Hidden } from "./hidden.ts";
import { MessageReader } from "./message-reader.ts";
import { pathItemOf } from "./path-item.ts";
import type { SchemaReader } from "./schema-reader.ts";
import { readSecurity } from "./security-reader.ts";
import { readServers } from "./server-reader.ts";

/** The properties that the sent and the received messages of an operation omit. */
interface HiddenProperties {
  readonly sent: Hidden;
  readonly received: Hidden;
}

/**
 * OpenAPI defines `readOnly` for the requests that the server receives, and `writeOnly` for the responses that it
 * sends. In a callback, the server sends the request and receives the response, and OpenAPI does not define what the
 * keywords mean there. Therefore, all properties are compared in callbacks, so that no change is missed.
 */
const inCallback: HiddenProperties = { sent: "none", received: "none" };

const maxCallbackDepth = 3;

/** Reads the operations of a document for a comparison. */
export class OperationReader {
  readonly #document: OpenApiDocument;
  readonly #schemas: SchemaReader;
  readonly #messages: MessageReader;

  constructor(document: OpenApiDocument, schemas: SchemaReader) {
    this.#document = document;
    this.#schemas = schemas;
    this.#messages = new MessageReader(schemas, document.openapi);
  }

  /** The operations of a path item, by method. */
  readPathItem(pathItem: Mapping): Entries<Operation> {
    return this.#readMethods(pathItem, { sent: "readOnly", received: "writeOnly" }, 0);
  }

  #readMethods(pathItem: Mapping, hidden: HiddenProperties, depth: number): Entries<Operation> {
    const operations = methods.flatMap((method): [string, Operation][] => {
      const operation = pathItem[method];
      if (!isMapping(operation)) return [];
      return [[method, this.#readOperation(operation, pathItem, hidden, depth)]];
    });
    return new Map(operations);
  }

  #readOperation(
    operation: Mapping,
    pathItem: Mapping,
    hidden: HiddenProperties,
    depth: number,
  ): Operation {
    const document = this.#document;
    const parameters = [pathItem.parameters, operation.parameters];
    return {
      isDeprecated: operation.deprecated === true,
      servers: readServers([operation.servers, pathItem.servers, document.servers]),
      security: readSecurity(operation, pathItem, document, this.#schemas),
      parameters: this.#messages.readParameters(parameters, hidden.sent),
      requestBody: this.#messages.readBody(operation.requestBody, hidden.sent),
      responses: this.#messages.readResponses(operation.responses, hidden.received),
      callbacks: this.#readCallbacks(operation.callbacks, depth),
    };
  }

  /** Limits the depth, because a callback may refer to itself. */
  #readCallbacks(callbacks: unknown, depth: number): Entries<Callback> {
    if (depth >= maxCallbackDepth) {
      const problem = `- callbacks nested more than ${String(maxCallbackDepth)} deep cannot be compared`;
      if (entriesOf(callbacks).length > 0) this.#schemas.notCompared.add(problem);
      return new Map();
    }
    return new Map(
      entriesOf(callbacks).map(([name, node]) => {
        const callback = this.#messages.resolve(node);
        return [name, callback && this.#readCallback(callback, depth)];
      }),
    );
  }

  #readCallback(callback: Mapping, depth: number): Callback {
    const expressions = entriesOf(callback).filter(([key]) => !isExtension(key));
    return new Map(
      expressions.map(([expression, node]) => {
        // Reports the reference if it cannot be followed.
        const target = this.#messages.resolve(node);
        const pathItem = target && pathItemOf(node, this.#schemas.references);
        return [expression, pathItem && this.#readMethods(pathItem, inCallback, depth + 1)];
      }),
    );
  }
}
