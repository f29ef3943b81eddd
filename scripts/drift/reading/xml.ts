import { isMapping, type Mapping } from "../../openapi/document.ts";

/**
 * How a value is serialized as XML (OpenAPI 3.2, XML Object), without default values.
 *
 * @param name - the name of the property, which is the default name of its element
 */
export function readXml({ xml }: Mapping, name: string | undefined): Mapping {
  const {
    name: ownName,
    nodeType,
    attribute,
    wrapped,
    namespace,
    prefix,
  } = isMapping(xml) ? xml : {};
  const shorthand = attribute === true ? "attribute" : wrapped === true ? "element" : undefined;
  const stated = {
    name: ownName === name ? undefined : ownName,
    nodeType: nodeType ?? shorthand,
    namespace,
    prefix,
  };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
}
