import type { Bodies, ErrorStatus } from "../contract/deletion.ts";
import type { ByokInputArgument } from "./input-argument.ts";

/** Why a call failed. */
export type ByokErrorReason = "input" | "http" | "response" | "network" | "timeout" | "abort";

/**
 * Which properties an error has for each reason.
 *
 * @inline
 */
export type ByokErrorFacts =
  | (WithoutResponse & {
      readonly reason: "input";
      readonly argument: ByokInputArgument;
      readonly code?: undefined;
    })
  | (WithoutResponse & { readonly reason: "network"; readonly code?: string | undefined })
  | (WithoutResponse & { readonly reason: "timeout" | "abort"; readonly code?: undefined })
  | {
      readonly reason: "response" | "http";
      readonly status: number;
      readonly body?: undefined;
      readonly detail?: string | undefined;
      readonly retryAfterMs?: number | undefined;
      readonly code?: undefined;
    }
  | {
      [Status in ErrorStatus]: {
        readonly reason: "http";
        readonly status: Status;
        readonly body: Bodies[Status];
        readonly detail: string;
        readonly retryAfterMs?: number | undefined;
        readonly code?: undefined;
      };
    }[ErrorStatus];

interface WithoutResponse {
  readonly status?: undefined;
  readonly body?: undefined;
  readonly detail?: undefined;
  readonly retryAfterMs?: undefined;
}
