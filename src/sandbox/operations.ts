import {
  deleteByokById,
  getByok,
  getByokById,
  getWorkspaces,
  patchByokById,
  postByok,
} from "../generated/operations.ts";
import type { Account } from "./account.ts";
import * as credentials from "./credential-operations.ts";
import type { SandboxRequest } from "./http.ts";
import type { PathParameters } from "./match-path.ts";
import { listWorkspaces } from "./workspace-operations.ts";

/** An operation of the contract, and its implementation in the sandbox. */
export interface Operation {
  readonly contract: {
    readonly path: string;
    readonly method: string;
    readonly validators: Readonly<Partial<Record<number, (body: unknown) => boolean>>>;
  };
  readonly perform: (
    account: Account,
    request: SandboxRequest,
    parameters: PathParameters,
  ) => AnyReply;
}

type AnyReply = AnyResponse | Promise<AnyResponse>;

interface AnyResponse {
  readonly status: number;
  readonly body: object;
}

/** The operations that the sandbox serves. */
export const operations: readonly Operation[] = [
  { contract: getByok, perform: credentials.list },
  { contract: postByok, perform: credentials.create },
  { contract: getByokById, perform: credentials.get },
  { contract: patchByokById, perform: credentials.update },
  { contract: deleteByokById, perform: credentials.remove },
  { contract: getWorkspaces, perform: listWorkspaces },
];
