import openapiTS, { astToString } from "openapi-typescript";
import { Failure, messageOf } from "../failure.js";

/**
 * Path types of a normal form, by openapi-typescript.
 *
 * @param {Record<string, unknown>} normalForm
 */
export async function schemaSource(normalForm) {
  const { error } = console;
  try {
    // openapi-typescript prints each problem that it finds and then throws the last one.
    console.error = () => undefined;
    // A default does not make a property of an answer present.
    const options = { silent: true, defaultNonNullable: false };
    return astToString(await openapiTS(JSON.stringify(normalForm), options));
  } catch (problem) {
    throw new Failure(
      `no types can be made of the contract: ${messageOf(problem)}\n(npm run lint:spec tells where)`,
    );
  } finally {
    console.error = error;
  }
}
