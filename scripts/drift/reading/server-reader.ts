import { canonicalText } from "../../openapi/canonical-json.ts";
import { childOf, entriesOf, isMapping, listOf, type Mapping } from "../../openapi/document.ts";
import { urlOf } from "../../normal-form/servers.ts";
import type { Servers } from "./operation-model.ts";

/** Placeholder in a URL for a variable that does not list its values. */
export const anyValue = "*";

/** If variables have more combinations, they are compared only for equality. */
const maxChoices = 1000;

/**
 * @param lists - the servers of the operation, of its path item and of the document; the first non-empty list applies
 */
export function readServers(lists: readonly unknown[]): Servers {
  const stated = lists.map((list) => listOf(list).filter(isMapping));
  const servers = stated.find(({ length }) => length > 0) ?? [{ url: "/" }];
  return {
    urls: [...new Set(servers.map((server) => urlOf(server, {})))],
    choices: new Set(servers.flatMap(choicesOf)),
  };
}

/** The URLs of a server with each combination of its variables. */
function choicesOf(server: Mapping): string[] {
  let combinations: Mapping[] = [{}];
  for (const [name, variable] of entriesOf(server.variables)) {
    const values = listOf(childOf(variable, "enum"));
    const choices = values.length > 0 ? values : [anyValue];
    combinations = combinations
      .flatMap((combination) => choices.map((value) => ({ ...combination, [name]: value })))
      .slice(0, maxChoices + 1);
  }
  const urls = combinations.map((combination) => urlOf(server, combination));
  if (urls.length <= maxChoices) return urls;
  return [...urls.slice(0, maxChoices), canonicalText(server.variables)];
}
