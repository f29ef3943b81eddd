/**
 * Checks that a body confirms the deletion, for programs whose library does not validate it.
 *
 * @param {unknown} body
 */
export function confirm(body) {
  if (typeof body === "object" && body !== null && "deleted" in body && body.deleted === true)
    return;
  throw new Error("the response does not confirm the deletion");
}
