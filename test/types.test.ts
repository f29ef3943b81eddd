import crossFetch from "cross-fetch";
import nodeFetch from "node-fetch";
import { fetch as undiciFetch, ProxyAgent } from "undici";
import { expectTypeOf, test } from "vitest";
import {
  ByokDeletionError,
  ByokError,
  createByokClient,
  deleteByokKey,
  isByokError,
  isDeletionError,
} from "../src/index.ts";
import type {
  ByokClient,
  ByokInputArgument,
  components as ExportedComponents,
  CredentialState,
  DeleteByokKeyResponse,
  paths as ExportedPaths,
} from "../src/index.ts";
import type { components, paths } from "../src/generated/schema.ts";

// `npm run typecheck` checks the functions that are passed to the next two helpers. The helpers do
// not call them.
const checkTypes = (use: unknown): void => {
  expectTypeOf(use).toBeUnknown();
};
const checkErrorTypes = (use: (error: ByokError) => void): void => {
  checkTypes(use);
};

type Schemas = components["schemas"];

test("deleteByokKey takes an id and options, and returns the confirmation", () => {
  expectTypeOf(deleteByokKey).parameter(0).toEqualTypeOf<string>();
  expectTypeOf(deleteByokKey).returns.resolves.toEqualTypeOf<DeleteByokKeyResponse>();
  expectTypeOf<DeleteByokKeyResponse["deleted"]>().toEqualTypeOf<true>();
  expectTypeOf(createByokClient).returns.toEqualTypeOf<ByokClient>();
  // @ts-expect-error A misspelt option is rejected.
  checkTypes(() => deleteByokKey("id", { timeout: 5 }));
  // @ts-expect-error Only a client has this option.
  checkTypes((client: ByokClient) => client.deleteByokKey("id", { apiKey: "sk" }));
  checkTypes(({ api }: ByokClient) =>
    // @ts-expect-error A path outside the contract is rejected.
    api.DELETE("/keys/{id}", { params: { path: { id: "" } } }),
  );
});

test("the status narrows the error's body to the type in the contract", () => {
  checkErrorTypes((error) => {
    if (error.status === 404) {
      expectTypeOf(error.body).toEqualTypeOf<Schemas["NotFoundResponse"] | undefined>();
    }
    if (error.status === 401) {
      expectTypeOf(error.body).toEqualTypeOf<Schemas["UnauthorizedResponse"] | undefined>();
    }
    if (error.status === 429) expectTypeOf(error.body).toEqualTypeOf<undefined>();
    if (error.status === undefined) expectTypeOf(error.body).toEqualTypeOf<undefined>();
  });
});

test("other implementations of fetch are accepted without a cast", () => {
  checkTypes(() => deleteByokKey("id", { fetch }));
  checkTypes(() => deleteByokKey("id", { fetch: undiciFetch }));
  checkTypes(() => deleteByokKey("id", { fetch: nodeFetch }));
  checkTypes(() => deleteByokKey("id", { fetch: crossFetch }));
  const dispatcher = (): ProxyAgent => new ProxyAgent("http://proxy.example");
  checkTypes(() =>
    deleteByokKey("id", {
      fetch: (url, init) => undiciFetch(url, { ...init, dispatcher: dispatcher() }),
    }),
  );
  // @ts-expect-error The client never calls fetch with a Request.
  checkTypes(() => deleteByokKey("id", { fetch: (request: Request) => fetch(request) }));
});

test("the package exports the contract's types", () => {
  expectTypeOf<ExportedPaths["/byok/{id}"]["delete"]>().toEqualTypeOf<
    paths["/byok/{id}"]["delete"]
  >();
  expectTypeOf<ExportedComponents["schemas"]>().toEqualTypeOf<Schemas>();
});

test("the reason discriminates all cases of ByokError", () => {
  checkErrorTypes((error) => {
    switch (error.reason) {
      case "input":
        expectTypeOf(error.argument).toEqualTypeOf<ByokInputArgument>();
        expectTypeOf(error.status).toEqualTypeOf<undefined>();
        break;
      case "http":
      case "response":
        expectTypeOf(error.status).toEqualTypeOf<number>();
        expectTypeOf(error.detail).toEqualTypeOf<string | undefined>();
        break;
      case "network":
      case "timeout":
      case "abort":
        expectTypeOf(error.status).toEqualTypeOf<undefined>();
        break;
      default:
        expectTypeOf(error).toEqualTypeOf<never>();
    }
  });
});

test("instanceof and the type guards narrow a caught value to the same types", () => {
  checkTypes((thrown: unknown) => {
    if (isByokError(thrown)) expectTypeOf(thrown).toEqualTypeOf<ByokError>();
    if (thrown instanceof ByokError) expectTypeOf(thrown).toEqualTypeOf<ByokError>();
    if (isDeletionError(thrown)) expectTypeOf(thrown).toEqualTypeOf<ByokDeletionError>();
    if (thrown instanceof ByokDeletionError) {
      expectTypeOf(thrown).toEqualTypeOf<ByokDeletionError>();
      expectTypeOf(thrown.credential).toEqualTypeOf<CredentialState>();
    }
  });
});

test("ByokDeletionError extends ByokError, and only ByokDeletionError has a credential", () => {
  expectTypeOf<ByokDeletionError>().toExtend<ByokError>();
  checkTypes((error: ByokError) => {
    // @ts-expect-error Only the error of a failed deletion has a credential.
    expectTypeOf(error.credential).toBeUnknown();
  });
});
