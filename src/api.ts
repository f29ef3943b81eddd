import type { Client } from "openapi-fetch";
import { findResponses } from "./contract/responses.ts";
import { inputError } from "./errors/input-error.ts";
import { deleteByokById } from "./generated/operations.ts";
import type { paths } from "./generated/schema.ts";
import type { ByokCallOptions } from "./options/options.ts";
import { readCallOptions } from "./options/settings.ts";
import type { CallSettings } from "./options/settings.ts";
import { examine } from "./outcome/examine-response.ts";
import { requireDocumentedBody } from "./outcome/require-documented-body.ts";
import type { CallPurpose } from "./transport/call.ts";
import { runCall } from "./transport/run-call.ts";

/** The last argument of a request function: request properties for openapi-fetch, and call options. */
type Init = Omit<ByokCallOptions, "headers"> & Readonly<Record<string, unknown>>;

/** The safe methods, which change nothing on the server (RFC 9110, section 9.2.1). */
const safeMethods = ["GET", "HEAD", "OPTIONS", "TRACE"];

/** A request function of openapi-fetch, such as `GET`. */
type SendFunction = (...parameters: never[]) => Promise<unknown>;

/**
 * Wraps the request functions of an openapi-fetch client. Each request gets a deadline, retries and the management key,
 * and rejects unless the response has the documented form. A `Proxy` preserves the generic type of each function.
 */
export function createApi(client: Client<paths>, settings: CallSettings): Client<paths> {
  const { request } = client;
  const wrap = <Send extends SendFunction>(send: Send, method: string): Send =>
    new Proxy(send, {
      apply: (_target, _this, [path, init]: [path: string, init?: Init]) =>
        runRequest(client, settings, method, path, init),
    });
  return {
    ...client,
    request: new Proxy(request, {
      apply: (_target, _this, [method, path, init]: [method: string, path: string, init?: Init]) =>
        runRequest(client, settings, method.toUpperCase(), path, init),
    }),
    GET: wrap(client.GET, "GET"),
    PUT: wrap(client.PUT, "PUT"),
    POST: wrap(client.POST, "POST"),
    DELETE: wrap(client.DELETE, "DELETE"),
    OPTIONS: wrap(client.OPTIONS, "OPTIONS"),
    HEAD: wrap(client.HEAD, "HEAD"),
    PATCH: wrap(client.PATCH, "PATCH"),
    TRACE: wrap(client.TRACE, "TRACE"),
  };
}

async function runRequest(
  client: Client<paths>,
  clientSettings: CallSettings,
  method: string,
  path: string,
  { timeoutMs, attemptTimeoutMs, maxRetries, signal, ...init }: Init = {},
): Promise<unknown> {
  if (init["fetch"] !== undefined) {
    throw inputError("fetch", "fetch is a client option, not an option of one request");
  }
  const callOptions = { timeoutMs, attemptTimeoutMs, maxRetries, signal };
  const callSettings = readCallOptions(callOptions, clientSettings);
  // Both the client's signal and the request's signal can abort the request. The `Set` removes duplicates.
  const signals = new Set([...clientSettings.signals, ...callSettings.signals]);
  const settings: CallSettings = { ...callSettings, signals: [...signals] };
  const operation = findResponses(method, path);
  const purpose: CallPurpose = {
    isDeletion: method === deleteByokById.method && path === deleteByokById.path,
    isReadOnly: safeMethods.includes(method),
    examine: (response) => examine(response, operation?.errorValidators ?? {}),
  };
  return await runCall(settings, purpose, async (call, sendRequest) => {
    const checkResponse = (): void => {
      if (call.lastResponse) requireDocumentedBody(call.lastResponse, operation, call);
    };
    const parameters = [method, path, { ...init, fetch: sendRequest }];
    try {
      const result: unknown = await Reflect.apply(client.request, client, parameters);
      checkResponse();
      return result;
    } catch (error) {
      // If a successful response is not JSON, openapi-fetch throws a SyntaxError whose message quotes the response.
      if (!(error instanceof SyntaxError)) throw error;
      checkResponse();
      throw call.middlewareError("middleware returned a response that is not JSON");
    }
  });
}
