/**
 * The operations with validators: the client checks their responses at run time, and the sandbox checks their requests.
 * Other operations have types but no validators.
 */
export const validatedOperations: readonly string[] = [
  "GET /byok",
  "POST /byok",
  "GET /byok/{id}",
  "PATCH /byok/{id}",
  "DELETE /byok/{id}",
  "GET /workspaces",
];
