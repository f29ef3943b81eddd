import createOpenapiClient from "openapi-fetch";
import type { Client } from "openapi-fetch";
import type { ClientSettings } from "./check-options.ts";
import { decodeJson, isOwnError, isRefusalStatus } from "./evidence.ts";
import { deleteByokById } from "./generated/operations.ts";
import type { paths } from "./generated/schema.ts";
import { inputError } from "./input-error.ts";
import { isRefusal } from "./outcome.ts";
import type { ReceivedResponse } from "./wire/body.ts";
import { runCall } from "./wire/call.ts";
import { send } from "./wire/send.ts";
import { toResponse } from "./wire/to-response.ts";

/** Creates an openapi-fetch client for every path of the contract. It applies the wire rules. */
export function createApi(settings: ClientSettings): Client<paths> {
  const { baseUrl, headers } = settings;
  const [deletionPath] = deleteByokById.path.split("{") as [string];
  const isDeletion = ({ method, url }: Request): boolean =>
    method === deleteByokById.method && url.startsWith(baseUrl + deletionPath);
  const api = createOpenapiClient<paths>({
    baseUrl,
    headers,
    // The call listens to the client's signal itself. A request's signal would stay registered with it.
    signal: null,
    fetch: async (request) => {
      const deletes = isDeletion(request);
      const isRefused = deletes ? isRefusal : isOwnRefusal;
      const signals = [settings.signal, request.signal];
      const call = { ...settings, signals, deletes, isRefusal: isRefused };
      return toResponse(await runCall(call, (running) => send(request, running)));
    },
  });
  api.use({
    onRequest: ({ request, options }) => {
      // openapi-fetch would use this function instead of the client's, since it reads inherited options.
      if (options.fetch !== ({} as { fetch?: unknown }).fetch) return;
      const call = { attempts: 0, mayHaveActed: false, deletes: isDeletion(request) };
      throw inputError("fetch", "Object.prototype must not have a fetch property", call);
    },
  });
  return api;
}

function isOwnRefusal(response: ReceivedResponse): boolean {
  return isRefusalStatus(response.status) && isOwnError(response, decodeJson(response));
}
