import type { Mapping } from "../openapi/document.ts";

/** What Redocly tells a decorator about the visited node. */
export interface Context {
  key: string | number;
  parent: Mapping;
  resolve: (node: Mapping) => { node?: Mapping };
}

type Visit = (node: Mapping, context: Context) => void;

/**
 * Changes nodes in place, by the name of their type in Redocly. A function is called when a node is left, after all
 * nodes within it; `enter` is called before them.
 */
export type Decorator = () => Record<string, Visit | { enter?: Visit; leave?: Visit }>;

export interface Schema extends Mapping {
  type?: unknown;
  enum?: unknown[];
  const?: unknown;
}

/** A decorator that changes each schema when it is left. */
export function onSchema(leave: (schema: Schema) => void): Decorator {
  return () => ({ Schema: leave });
}

/** Removes a field of a node. */
export function remove(node: Mapping, field: string): void {
  Reflect.deleteProperty(node, field);
}

/** Gives a node the fields of another one, and no others. */
export function become(node: Mapping, other: Mapping): void {
  const fields = { ...other };
  for (const field of Object.keys(node)) remove(node, field);
  Object.assign(node, fields);
}
