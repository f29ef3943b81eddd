import { changeAt, within, type Change, type Place } from "./change.ts";
import { contentChanges } from "./content.ts";
import { entryChanges } from "./entries.ts";
import type { Entries, Field } from "../reading/operation-model.ts";
import { permissionChanges } from "./permission.ts";
import { requirementChanges } from "./requirement.ts";
import { schemaChanges } from "./schema-changes.ts";
import { serializationChanges } from "./serialization.ts";

/** How parameters changed. Callers send them, or receive them in a callback. */
export function parameterChanges(
  before: Entries<Field>,
  after: Entries<Field>,
  place: Place,
): Change[] {
  // A new reference that cannot be followed may stand for any parameter, so no parameter is known to be removed.
  const isComplete = [...after].every(([key, field]) => field !== undefined || before.has(key));
  const compared = isComplete ? before : new Map([...before].filter(([key]) => after.has(key)));
  return fieldMapChanges(compared, after, within(place, "parameters"));
}

/** How the headers of a response or of a part changed. */
export function headerChanges(
  before: Entries<Field>,
  after: Entries<Field>,
  place: Place,
): Change[] {
  return fieldMapChanges(before, after, within(place, "headers"));
}

/** Callers must send a new required field. They may ignore a new field that they receive. */
function fieldMapChanges(before: Entries<Field>, after: Entries<Field>, place: Place): Change[] {
  const isSent = place.direction === "sent";
  return entryChanges(before, after, place, {
    breaksIfAdded: (_name, field) => isSent && field.isRequired,
    compare: fieldChanges,
  });
}

function fieldChanges(before: Field, after: Field, place: Place): Change[] {
  return [
    ...requirementChanges(before, after, place),
    ...deprecationChanges(before, after, place),
    ...permissionChanges("allowReserved", before.allowsReserved, after.allowsReserved, place),
    ...permissionChanges("allowEmptyValue", before.allowsEmptyValue, after.allowsEmptyValue, place),
    ...serializationChanges(before, after, place),
    ...valueChanges(before, after, place),
  ];
}

function deprecationChanges(before: Field, after: Field, place: Place): Change[] {
  const { isDeprecated: old } = before;
  const { isDeprecated: now } = after;
  return old === now ? [] : [changeAt(place, false, "deprecated", old, now)];
}

function valueChanges(before: Field, after: Field, place: Place): Change[] {
  if (before.content && after.content)
    return contentChanges(before.content, after.content, place, { breaksIfAdded: true });
  if (!before.content && !after.content)
    return schemaChanges(before.schema, after.schema, within(place, "schema"));
  const describe = (field: Field): unknown =>
    field.content ? [...field.content.keys()] : `style ${String(field.style)}`;
  return [changeAt(place, true, "serialization", describe(before), describe(after))];
}
