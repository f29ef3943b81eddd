import type { JsonBodies } from "../contract/json-bodies.ts";

/** A documented response of an operation, with its JSON body. */
export type Reply<Responses> = {
  [Status in keyof JsonBodies<Responses>]: {
    readonly status: Status;
    readonly body: JsonBodies<Responses>[Status];
  };
}[keyof JsonBodies<Responses>];
