import { isEqual } from "../../openapi/canonical-json.ts";
import { changeAt, within, type Change, type Place } from "./change.ts";
import { entryChanges } from "./entries.ts";
import { withContractIds } from "./scheme-ids.ts";
import type { Scheme, Security, Urls, Way } from "../reading/operation-model.ts";

/** How authorization changed. Every way to authorize a call must remain sufficient. */
export function securityChanges(before: Security, revised: Security, place: Place): Change[] {
  const here = within(place, "security");
  const after = withContractIds(revised, before);
  const lost = before.ways.filter((way) => !after.ways.some((other) => suffices(way, other)));
  const gained = after.ways.filter((way) => !before.ways.some((other) => suffices(way, other)));
  return [
    ...lost.map((way) => changeAt(here, true, "security", nameOfWay(way, before), undefined)),
    ...gained.map((way) => changeAt(here, false, "security", undefined, nameOfWay(way, after))),
    ...schemeChanges(before, after, here),
  ];
}

/** Whether a call that is authorized in one way also meets the requirements of another way. */
function suffices(way: Way, required: Way): boolean {
  return [...required].every(([scheme, scopes]) => {
    const held = way.get(scheme);
    return held !== undefined && scopes.every((scope) => held.includes(scope));
  });
}

function nameOfWay(way: Way, { schemes }: Security): string {
  const names = [...way].map(([id, scopes]) => {
    const scheme = schemes.get(id);
    const name = scheme ? nameOfScheme(scheme, schemes) : id;
    return scopes.length > 0 ? `${name} (${[...scopes].sort().join(", ")})` : name;
  });
  return names.join(" and ");
}

/** The name of a scheme, with its key if another scheme has the same name. */
function nameOfScheme({ name, key }: Scheme, schemes: Security["schemes"]): string {
  const isShared = [...schemes.values()].filter((other) => other.name === name).length > 1;
  return isShared ? `${name} ${key}` : name;
}

/** How the URLs for obtaining tokens changed, for the schemes that both documents have. */
function schemeChanges(before: Security, after: Security, place: Place): Change[] {
  return [...before.schemes].flatMap(([id, old]) => {
    const now = after.schemes.get(id);
    return now ? compareSchemes(old, now, within(place, nameOfScheme(old, before.schemes))) : [];
  });
}

function compareSchemes(before: Scheme, after: Scheme, place: Place): Change[] {
  return [
    ...urlChanges(before.urls, after.urls, place),
    ...entryChanges(before.flows, after.flows, within(place, "flows"), {
      breaksIfAdded: () => false,
      compare: urlChanges,
    }),
  ];
}

function urlChanges(before: Urls, after: Urls, place: Place): Change[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields]
    .filter((field) => !isEqual(before[field], after[field]))
    .map((field) => changeAt(place, true, field, before[field], after[field]));
}
