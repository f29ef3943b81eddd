/** The API's error envelope, as far as the client reads it. */
export interface ErrorEnvelope {
  readonly error: { readonly code: number; readonly message: string };
}

/**
 * Properties of `error` that other servers put into an envelope that otherwise looks like the API's: vLLM,
 * llama.cpp and Google's APIs.
 */
const foreignProperties = ["type", "param", "status", "errors", "details"] as const;

export type ForeignProperty = (typeof foreignProperties)[number];

/** Tells whether a decoded body has the form of the API's error envelope. */
export function isErrorEnvelope(body: unknown): body is ErrorEnvelope {
  return (
    isObject(body) &&
    isObject(body["error"]) &&
    Number.isInteger(body["error"]["code"]) &&
    typeof body["error"]["message"] === "string"
  );
}

/** Tells whether an envelope has a property that shows another server than the API. */
export function isForeignEnvelope({ error }: ErrorEnvelope): boolean {
  return foreignProperties.some((name) => Object.hasOwn(error, name));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
