import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { contract as yaml } from "../helpers/fixture.ts";

export type Verdict = "none" | "compatible" | "breaking" | "unknown";

interface Edit {
  readonly set?: Record<string, unknown>;
  readonly remove?: string[];
  readonly move?: Record<string, string>;
  readonly replace?: Record<string, string>;
}

interface Row extends Edit {
  readonly what: string;
  readonly verdict: Verdict;
  readonly back?: Verdict;
  readonly given?: Edit;
  readonly openEnumerations?: string[];
}

/** A contract, a revision of it, and the expected verdict on the difference. */
export interface Case {
  readonly what: string;
  readonly contract: string;
  readonly revision: string;
  /** The names of the schemas whose enumerations the publisher extends without notice. */
  readonly openEnumerations: readonly string[];
  readonly verdict: Verdict;
}

type Node = Record<string, unknown>;

/** Reads `corpus.yaml`. A row with `back` becomes two cases, one for each direction. */
export async function readCorpus(): Promise<Case[]> {
  const contract = JSON.stringify(parse(yaml));
  const rows = parse(await readFile(join(import.meta.dirname, "corpus.yaml"), "utf8")) as Row[];
  return rows.flatMap(({ what, verdict, back, given, openEnumerations = [], ...edit }) => {
    const original = apply(given ?? {}, contract);
    const edited = apply(edit, original);
    if (edited === original) throw new Error(`the edit "${what}" changes nothing`);
    const forward = { what, contract: original, revision: edited, openEnumerations, verdict };
    if (back === undefined) return [forward];
    const backward = {
      what: `${what} (reversed)`,
      contract: edited,
      revision: original,
      verdict: back,
    };
    return [forward, { ...backward, openEnumerations }];
  });
}

function apply({ set = {}, remove = [], move = {}, replace = {} }: Edit, contract: string): string {
  const document = JSON.parse(contract) as Node;
  for (const [from, to] of Object.entries(move)) {
    const { parent, key } = place(document, from);
    const moved = parent[key];
    Reflect.deleteProperty(parent, key);
    put(document, to, moved);
  }
  for (const pointer of remove) {
    const { parent, key } = place(document, pointer);
    if (!(key in parent)) throw new Error(`the contract has no ${pointer}`);
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else Reflect.deleteProperty(parent, key);
  }
  for (const [pointer, value] of Object.entries(set)) put(document, pointer, value);
  return Object.entries(replace).reduce(
    (text, [before, after]) => text.replaceAll(before, after),
    JSON.stringify(document),
  );
}

function put(document: Node, pointer: string, value: unknown): void {
  const { parent, key } = place(document, pointer);
  parent[key] = value;
}

const names = { 200: "DeleteBYOKKey", 401: "Unauthorized", 404: "NotFound", 500: "InternalServer" };
/** The shorthands in the pointers of `corpus.yaml`, and what replaces them. They are replaced in this order. */
const shorthands: [RegExp, string][] = [
  [/^@id/, "@op/parameters/0"],
  [/^@auth/, "@op/parameters/1"],
  [/^@body/, "@op/requestBody/content/application~1json/schema"],
  [/^@form/, "@op/requestBody/content/application~1x-www-form-urlencoded"],
  [/^@c(\d+)/, "@r$1/content/application~1json"],
  [/^@r(\d+)/, "@op/responses/$1"],
  [/^@op/, "@item/delete"],
  [/^@item/, "/paths/~1byok~1{id}"],
  ...Object.entries(names).map(([status, name]): [RegExp, string] => [
    new RegExp(`^@${status}(?=$|/|Data)`),
    `/components/schemas/${name}Response`,
  ]),
  [/ResponseData(?=$|\/)/, "ResponseErrorData"],
];

/** The node that contains the target of a pointer, and the target's key in it. Missing nodes are created. */
function place(document: Node, pointer: string): { parent: Node; key: string } {
  const expanded = shorthands.reduce(
    (text, [name, meaning]) => text.replace(name, meaning),
    pointer,
  );
  const tokens = expanded.split("/").slice(1);
  const [key = ""] = tokens.slice(-1);
  const steps = tokens.slice(0, -1).map(decode);
  const parent = steps.reduce((node, step) => (node[step] ??= {}) as Node, document);
  return { parent, key: decode(key) };
}

function decode(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}
