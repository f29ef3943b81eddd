import type { Mapping } from "../../document.ts";

/** What Redocly tells a decorator about the visited node. */
export interface Context {
  key: string | number;
  parent: Mapping;
  resolve: (node: Mapping) => { node?: Mapping };
}

interface Visitor {
  enter?(node: Mapping, context: Context): void;
  leave?(node: Mapping, context: Context): void;
  /** Whether to pass over a node. */
  skip?(node: unknown): boolean;
}

/** Changes nodes in place. The keys are the names of Redocly's node types. */
export type Decorator = () => Record<string, Visitor>;

export interface Schema extends Mapping {
  type?: unknown;
  enum?: unknown[];
  const?: unknown;
}

export function onSchema(leave: (schema: Schema, context: Context) => void): Decorator {
  return () => ({ Schema: { leave } });
}

/** Gives a node the fields of another one, and no others. */
export function become(node: Mapping, other: Mapping): void {
  const fields = { ...other };
  for (const field of Object.keys(node)) Reflect.deleteProperty(node, field);
  Object.assign(node, fields);
}
