import { LineCounter, parseDocument } from "yaml";
import { isMapping } from "../contract/parse-document.js";
import { resolve } from "../generator/responses.js";

/** How a field and the key below it are named; the others are named as they are. */
const names = /** @type {const} */ ({
  anyOf: (/** @type {string} */ index) => `alternative ${String(Number(index) + 1)}`,
  allOf: (/** @type {string} */ index) => `part ${String(Number(index) + 1)}`,
  content: (/** @type {string} */ mediaType) => (mediaType === "application/json" ? "" : mediaType),
  headers: (/** @type {string} */ name) => `header ${name}`,
  oneOf: (/** @type {string} */ index) => `alternative ${String(Number(index) + 1)}`,
  parameters: (/** @type {string} */ identity) => identity.replace(/^(\w+) (.*)$/, "$2 ($1)"),
  properties: (/** @type {string} */ name) => name,
  responses: (/** @type {string} */ status) => status,
  security: () => "security",
  servers: () => "server",
});

/**
 * A place in a contract as a person would name it: `DELETE /byok/{id} → 200 → deleted`.
 *
 * @param {string} pointer into the dereferenced contract
 */
export function describePlace(pointer) {
  const [section, path = "", method, ...tokens] = tokensOf(pointer);
  if (section !== "paths" || method === undefined) return path;
  const steps = [`${method.toUpperCase()} ${path}`];
  for (let index = 0; index < tokens.length; index++) {
    const token = String(tokens[index]);
    const name = Object.hasOwn(names, token)
      ? names[/** @type {keyof names} */ (token)]
      : undefined;
    if (name) steps.push(name(tokens[++index] ?? ""));
    else if (token !== "schema") steps.push(token);
  }
  return steps.filter((step) => step !== "").join(" → ");
}

/**
 * The place in a contract as it is written that a pointer into the dereferenced one leads to, or the
 * innermost around it that there is.
 *
 * @param {string} pointer
 * @param {import("../contract/parse-document.js").OpenApiDocument} contract
 * @returns {string} a JSON pointer
 */
export function locate(pointer, contract) {
  /** @type {unknown} */
  let node = contract;
  /** @type {string[]} */
  let place = [];
  for (const token of tokensOf(pointer)) {
    while (isMapping(node) && typeof node.$ref === "string") {
      place = tokensOf(decodeURIComponent(node.$ref.slice(1)));
      node = place.reduce(childOf, /** @type {unknown} */ (contract));
    }
    const key = keyIn(node, token, contract);
    const child = key === undefined ? undefined : childOf(node, key);
    if (key === undefined || child === undefined) break;
    place = [...place, key];
    node = child;
  }
  return place.map((token) => `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/**
 * The line of a YAML text, from 1, that a JSON pointer leads to.
 *
 * @param {string} text
 * @param {string} pointer
 */
export function lineOf(text, pointer) {
  const lineCounter = new LineCounter();
  const node = parseDocument(text, { lineCounter }).getIn(tokensOf(pointer), true);
  const { range } = /** @type {{ range?: [number] } | undefined} */ (node) ?? {};
  return lineCounter.linePos(range?.[0] ?? 0).line;
}

/**
 * @param {unknown} node
 * @param {string} key
 */
function childOf(node, key) {
  return /** @type {Record<string, unknown> | undefined} */ (node)?.[key];
}

/**
 * The key of a child: for one of a list of parameters, what makes it that parameter tells.
 *
 * @param {unknown} node
 * @param {string} token
 * @param {unknown} contract
 */
function keyIn(node, token, contract) {
  if (!Array.isArray(node)) return token;
  const index = node.findIndex((item) => {
    const parameter = resolve(item, contract);
    return isMapping(parameter) && `${String(parameter.in)} ${String(parameter.name)}` === token;
  });
  if (index >= 0) return String(index);
  return token in node ? token : undefined;
}

/** @param {string} pointer */
function tokensOf(pointer) {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
