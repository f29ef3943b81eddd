import { describe, expect, test } from "vitest";
import { createByokClient, deleteByokKey } from "../src/index.ts";
import { envelope, id, apiResponse, fetchReturning, hangingFetch } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";
import { findSecret } from "./helpers/secrets-probe.ts";
import { startServer } from "./helpers/server.ts";

const secret = "sk-or-v1-5ec2e7f00dbabe";

test("findSecret finds a secret anywhere in a value", () => {
  const hidden = Object.defineProperty(new Error("x"), "key", { value: secret });
  const cause = new Error("x", { cause: new Error("y", { cause: { deep: [secret] } }) });
  class Getter {
    get key() {
      return secret;
    }
  }
  for (const value of [hidden, cause, new Getter(), { [secret]: 1 }, new Error(secret), [secret]]) {
    expect(findSecret(value, secret)).not.toEqual([]);
  }
  expect(findSecret(new Error("x"), secret)).toEqual([]);
});

const echo = {
  error: {
    code: 401,
    message: `Bearer ${secret} is not valid: ${secret}${secret}`,
    metadata: { [secret]: { list: [secret, { [`x-${secret}`]: `${secret}!` }] } },
  },
  openrouter_metadata: { key: secret },
  user_id: secret,
  [secret]: secret,
};

describe("no error contains the key if the server echoes it", () => {
  test.each([200, 201, 302, 401, 403, 404, 408, 429, 500, 503])(
    "in every part of a %i response",
    async (status) => {
      const body = JSON.stringify(echo);
      const escaped = body.replaceAll("sk-or", "\\u0073k-or");
      for (const text of [
        body,
        escaped,
        secret,
        `<p>${secret}</p>`,
        `"${secret}"`,
        `{"${secret}`,
      ]) {
        const { baseUrl } = await startServer((_request, response) => {
          response.statusMessage = secret;
          response
            .writeHead(status, {
              "content-type": `application/json; key=${secret}`,
              "retry-after": secret,
              "x-echo": secret,
              location: `https://x.example/?key=${secret}`,
              "set-cookie": secret,
              "content-encoding": "identity",
            })
            .end(text);
        });
        const call = deleteByokKey(id, { apiKey: secret, baseUrl, maxRetries: 0 });
        expect(findSecret(await rejectionOf(call), secret)).toEqual([]);
      }
    },
  );

  test("before the connection breaks", async () => {
    const { baseUrl } = await startServer((_request, response) => {
      response.writeHead(200, { "content-length": 5000 }).write(secret);
      setTimeout(() => response.destroy(), 10);
    });
    const call = deleteByokKey(id, { apiKey: secret, baseUrl, maxRetries: 0 });
    expect(findSecret(await rejectionOf(call), secret)).toEqual([]);
  });

  test("after the key has been replaced", async () => {
    const { baseUrl, requests } = await startServer((_request, response) => {
      const status = requests.length === 1 ? 503 : 401;
      response.writeHead(status, { "content-type": "application/json", "retry-after": "0" });
      response.end(JSON.stringify(echo));
    });
    const keys = [secret, "sk-or-v1-new"];
    const call = deleteByokKey(id, { apiKey: () => keys.shift() ?? "", baseUrl });
    const error = await rejectionOf(call);
    expect(error).toMatchObject({ status: 401, attempts: 2 });
    expect(error).toHaveProperty("body");
    expect(findSecret(error, secret)).toEqual([]);
  });
});

test("a key that begins with an earlier key is masked completely", async () => {
  const message = "no sk-1-long";
  const responses = [
    apiResponse(503, undefined, { "retry-after": "0" }),
    apiResponse(401, envelope(401, message)),
  ];
  const keys = ["sk-1", "sk-1-long"];
  const error = await rejectionOf(
    deleteByokKey(id, {
      apiKey: () => keys.shift() ?? "",
      fetch: () => Promise.resolve(responses.shift() ?? apiResponse(500)),
    }),
  );
  expect(error).toMatchObject({ attempts: 2, detail: "no ***" });
});

test("a masked body still matches the contract, and the detail contains the masked message", async () => {
  const fetch = fetchReturning(401, JSON.stringify(echo));
  const error = await rejectionOf(deleteByokKey(id, { apiKey: secret, fetch }));
  expect(error.detail).toBe("Bearer *** is not valid: ******");
  expect(error.body).toMatchObject({
    error: { code: 401, metadata: { "***": {} } },
    user_id: "***",
  });
});

test.each(['sk-"quoted"', "sk-back\\slash"])(
  "a key that JSON escapes is masked: %s",
  async (key) => {
    const fetch = fetchReturning(401, envelope(401, `no ${key}`));
    const error = await rejectionOf(deleteByokKey(id, { apiKey: key, fetch }));
    expect(error.detail).toBe("no ***");
    expect(findSecret(error, key)).toEqual([]);
  },
);

test("a body that cannot be masked is omitted but still determines the outcome", async () => {
  for (const apiKey of ["404", "message", "code"]) {
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch: fetchReturning(404) }));
    expect(error).toMatchObject({ status: 404, credential: "absent" });
    expect(error).not.toHaveProperty("body");
  }
});

test("16 consecutive characters of a key are masked, but 15 are not", async () => {
  for (const [part, isMasked] of [
    [secret.slice(-16), true],
    [secret.slice(3, 19), true],
    [secret.slice(0, -1), true],
    [secret.slice(-15), false],
  ] as const) {
    const body = envelope(401, `(${part})`, { user_id: part });
    const fetch = fetchReturning(401, body);
    const error = await rejectionOf(deleteByokKey(id, { apiKey: secret, fetch }));
    expect(error.detail).toBe(isMasked ? "(***)" : `(${part})`);
    expect(error.body).toMatchObject({ user_id: isMasked ? "***" : part });
    expect(error.message.includes(part)).toBe(!isMasked);
  }
});

describe("no error contains the secret in the case of", () => {
  const fetch = (): Promise<Response> => Promise.reject(new Error(secret, { cause: secret }));

  test.each<[string, () => Promise<unknown>]>([
    ["a key passed as the id", () => deleteByokKey(secret, { apiKey: secret, fetch })],
    ["a key with a line break", () => deleteByokKey(id, { apiKey: `${secret}\n`, fetch })],
    [
      "the error of a failing fetch",
      () => deleteByokKey(id, { apiKey: secret, fetch, maxRetries: 0 }),
    ],
    [
      "the error code of a lost connection",
      () => {
        const fail = (): Promise<Response> =>
          Promise.reject(new TypeError("no", { cause: { code: `Bearer ${secret}` } }));
        return deleteByokKey(id, { apiKey: secret, fetch: fail, maxRetries: 0 });
      },
    ],
    [
      "a status that is a string",
      () => {
        const status = `4${secret}` as never;
        const response = { status, headers: new Headers(), body: null };
        const fake = (): Promise<Response> => Promise.resolve(response as never);
        return deleteByokKey(id, { apiKey: secret, fetch: fake, maxRetries: 0 });
      },
    ],
    [
      "an error that the apiKey function throws",
      () => deleteByokKey(id, { apiKey: () => Promise.reject(new Error(secret)), fetch }),
    ],
    [
      "a call that times out",
      () => deleteByokKey(id, { apiKey: secret, fetch: hangingFetch, timeoutMs: 1 }),
    ],
    [
      "the password in a base URL",
      () => deleteByokKey(id, { apiKey: secret, fetch, baseUrl: `https://u:${secret}@x.example/` }),
    ],
    [
      "a request through api",
      () => {
        const { api } = createByokClient({ apiKey: secret, fetch, maxRetries: 0 });
        return api.DELETE("/byok/{id}", { params: { path: { id } } });
      },
    ],
  ])("%s", async (_name, call) => {
    expect(findSecret(await rejectionOf(call()), secret)).toEqual([]);
  });
});

test("the key is sent only in the Authorization header", async () => {
  const seen: string[] = [];
  const { baseUrl } = await startServer((request, response) => {
    const { authorization, ...headers } = request.headers;
    seen.push(JSON.stringify([authorization, request.url, headers]));
    response.end('{"deleted":true}');
  });
  await deleteByokKey(id, { apiKey: secret, baseUrl });
  expect(seen).toHaveLength(1);
  expect(seen[0]?.split(secret)).toHaveLength(2);
  expect(seen[0]).toMatch(new RegExp(`^\\["Bearer ${secret}"`));
});
