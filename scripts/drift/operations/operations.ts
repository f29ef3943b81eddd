import { identityOf } from "../../openapi/operations.ts";
import { bodyChanges } from "./bodies.ts";
import { callbackChanges } from "./callbacks.ts";
import { changeAt, removalOf, reversed, within, type Change, type Place } from "./change.ts";
import { parameterChanges } from "./parameters-and-headers.ts";
import type { Entries, Operation } from "../reading/operation-model.ts";
import { responseChanges } from "./responses.ts";
import { securityChanges } from "./security.ts";
import { serverChanges } from "./servers.ts";

/** The operations of a document, by path and method. */
export type Paths = ReadonlyMap<string, Entries<Operation>>;

/** How the operations of the contract changed. */
export function pathChanges(before: Paths, after: Paths, place: Place): Change[] {
  return [...before].flatMap(([path, operations]) => {
    const here = within(place, path);
    const counterpart = [...after].find(([other]) => isSamePath(path, other));
    if (!counterpart) return [removalOf(here, true)];
    const [newPath, revisedOperations] = counterpart;
    const renamed = newPath === path ? [] : [changeAt(here, true, "path", path, newPath)];
    const changes = [...operations].flatMap(([method, operation]) => {
      const there = within(here, method);
      const revised = revisedOperations.get(method);
      if (!operation || !revised) return [removalOf(there, true)];
      return operationChanges(operation, withContractNames(path, newPath, revised), there);
    });
    return [...renamed, ...changes];
  });
}

/** Whether two paths differ at most in the names of their parameters. */
function isSamePath(path: string, other: string): boolean {
  return identityOf({ method: "", path }) === identityOf({ method: "", path: other });
}

/** An operation of the revision with the names of path parameters that the contract uses. */
function withContractNames(path: string, newPath: string, operation: Operation): Operation {
  const names = namesIn(path);
  const newNames = namesIn(newPath);
  const parameters = [...operation.parameters].map(([identity, parameter]) => {
    const index = newNames.findIndex((name) => identity === `path ${name}`);
    const name = names[index];
    return [name === undefined ? identity : `path ${name}`, parameter] as const;
  });
  return { ...operation, parameters: new Map(parameters) };
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}

function operationChanges(before: Operation, after: Operation, place: Place): Change[] {
  const { isDeprecated: old } = before;
  const { isDeprecated: now } = after;
  return [
    ...(old === now ? [] : [changeAt(place, false, "deprecated", old, now)]),
    ...serverChanges(before.servers, after.servers, place),
    ...securityChanges(before.security, after.security, place),
    ...messageChanges(before, after, place),
    ...callbackChanges(before.callbacks, after.callbacks, place, operationInCallbackChanges),
  ];
}

/** Servers and authorization of a callback are not compared, because the caller chooses them. */
function operationInCallbackChanges(before: Operation, after: Operation, place: Place): Change[] {
  return messageChanges(before, after, place);
}

function messageChanges(before: Operation, after: Operation, place: Place): Change[] {
  return [
    ...parameterChanges(before.parameters, after.parameters, place),
    ...bodyChanges(before.requestBody, after.requestBody, place),
    ...responseChanges(before.responses, after.responses, reversed(place)),
  ];
}
