import { childOf, entriesOf, isMapping, listOf, type Mapping } from "../../openapi/document.ts";
import { urlOf } from "../../normal-form/servers.ts";
import type { Servers } from "./model.ts";

/** Stands for the values of a variable that lists none, in a URL. */
export const anyValue = "*";

/** More combinations of variables than this are not listed. */
const maxChoices = 1000;

/** @param lists - the servers of the operation, of its path item and of the document: the first that states some counts */
export function readServers(lists: readonly unknown[]): Servers {
  const stated = lists.map((list) => listOf(list).filter(isMapping));
  const servers = stated.find(({ length }) => length > 0) ?? [{ url: "/" }];
  return {
    urls: [...new Set(servers.map((server) => urlOf(server, {})))],
    choices: new Set(servers.flatMap(choicesOf)),
  };
}

/** The URLs that callers may choose by the variables of a server. */
function choicesOf(server: Mapping): string[] {
  let combinations: Mapping[] = [{}];
  for (const [name, variable] of entriesOf(server.variables)) {
    const values = listOf(childOf(variable, "enum"));
    const choices = values.length > 0 ? values : [anyValue];
    combinations = combinations
      .flatMap((combination) => choices.map((value) => ({ ...combination, [name]: value })))
      .slice(0, maxChoices);
  }
  return combinations.map((combination) => urlOf(server, combination));
}
