import { childOf } from "../../openapi/document.ts";

/** What `redocly diff` gives to a rule (Redocly's documentation, "diff rules"). */
export interface Difference {
  kind: "added" | "removed" | "modified";
  node: PairedNode;
  path: string;
  /** The modified field. */
  property?: string;
  base?: { value: unknown };
  revision?: { value: unknown };
}

export interface Context {
  report: (problem: { message: string }) => void;
  getDirections: () => ("request" | "response")[];
}

interface TreeNode {
  key: string | number;
  value: unknown;
  /** The target of a reference. */
  resolved?: TreeNode;
}

export interface PairedNode {
  base?: TreeNode;
  revision?: TreeNode;
  parent: PairedNode | null;
}

export type Visit = (difference: Difference, context: Context) => void;

/** Visits differences by the type of their node, below the types of its parents. */
export type Rule = () => Visitors;

interface Visitors {
  [type: string]: Visit | Visitors;
}

/** A field of one side of a node. */
export function fieldOf(node: TreeNode | undefined, field: string): unknown {
  return childOf((node?.resolved ?? node)?.value, field);
}

export function keyOf({ revision, base }: PairedNode): string {
  return String((revision ?? base)?.key);
}

/** Whether a name is a position of a tuple, which is a property in the comparable form. */
export function isPosition(name: string): boolean {
  return /^\[\d+\]$/.test(name);
}
