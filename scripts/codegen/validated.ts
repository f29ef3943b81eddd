/**
 * The operations whose JSON responses the client or the sandbox checks at run time. The others have types but no
 * validators.
 */
export const validated: readonly string[] = ["DELETE /byok/{id}"];
