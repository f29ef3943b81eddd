import type { Mapping } from "../openapi/document.ts";

/** What Redocly passes to a decorator besides the visited node. */
export interface Context {
  key: string | number;
  parent: Mapping;
  resolve: (node: Mapping) => { node?: Mapping };
}

type Visit = (node: Mapping, context: Context) => void;

/**
 * Visitors that change nodes in place, by Redocly's name for the type of node. A function or `leave` is called after
 * the nodes within a node have been visited, and `enter` before.
 */
export type Decorator = () => Record<string, Visit | { enter?: Visit; leave?: Visit }>;

/** A schema that may still have mistakes that the lint tolerates. It is never `true` or `false`. */
export interface UncheckedSchema extends Mapping {
  type?: unknown;
  enum?: unknown[];
  const?: unknown;
}

/** A decorator that changes each schema after the nodes within it have been visited. */
export function onSchema(leave: (schema: UncheckedSchema) => void): Decorator {
  return () => ({ Schema: leave });
}

/** Removes a field of a node. */
export function remove(node: Mapping, field: string): void {
  Reflect.deleteProperty(node, field);
}

/** Replaces all fields of a node. */
export function replaceFields(node: Mapping, other: Mapping): void {
  const fields = { ...other };
  for (const field of Object.keys(node)) remove(node, field);
  Object.assign(node, fields);
}
