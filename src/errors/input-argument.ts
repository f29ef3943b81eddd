/** The name of the rejected argument or option, or `"middleware"` if middleware interfered with the call. */
export type ByokInputArgument =
  | "id"
  | "options"
  | "middleware"
  | "apiKey"
  | "attemptTimeoutMs"
  | "baseUrl"
  | "dangerouslyAllowBrowser"
  | "fetch"
  | "filter"
  | "headers"
  | "maxRetries"
  | "signal"
  | "timeoutMs";
