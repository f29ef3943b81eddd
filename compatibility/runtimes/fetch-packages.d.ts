// Declares the parts of each package that the programs use, so that the type-check needs no installed packages.

declare module "undici-7" {
  export * from "undici-8";
}

declare module "undici-8" {
  export class ProxyAgent {
    constructor(options: { uri: string; proxyTunnel: boolean });
    close(): Promise<void>;
  }
  export function fetch(
    url: string,
    init: RequestInit & { dispatcher?: ProxyAgent },
  ): Promise<Response>;
}

declare module "msw-2" {
  export * from "msw-3";
}

declare module "msw-2/node" {
  export * from "msw-3/node";
}

declare module "msw-3" {
  type Handler = unknown;
  export const http: {
    delete(path: RegExp, respond: (call: { request: Request }) => Promise<Response>): Handler;
  };
  export const HttpResponse: typeof Response;
}

declare module "msw-3/node" {
  export function setupServer(handler: unknown): {
    listen(options: { onUnhandledRequest: "bypass" }): void;
  };
}

declare module "nock-14" {
  interface Call {
    req: { headers: Record<string, string> };
  }
  export default function nock(host: RegExp): {
    persist(): {
      delete(path: RegExp): {
        reply(
          respond: (
            this: Call,
            path: string,
          ) => Promise<[status: number, body: unknown, headers: Record<string, string>]>,
        ): void;
      };
    };
  };
}

declare module "nock-15" {
  export default function nock(host: RegExp): {
    persist(): {
      delete(path: RegExp): {
        reply(
          respond: (
            request: Request,
          ) => Promise<[status: number, body: unknown, headers: Record<string, string>]>,
        ): void;
      };
    };
  };
}
