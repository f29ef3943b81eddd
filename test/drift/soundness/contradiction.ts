import { Validator } from "@cfworker/json-schema";
import type { Mapping } from "../../../scripts/openapi/document.ts";
import type { Described } from "./described.ts";
import { hintsReader } from "./hints.ts";
import { acceptedBy, sentBy } from "./messages.ts";
import type { Pair } from "./pairs.ts";
import { Random } from "./random.ts";
import { splice } from "./splice.ts";
import { valueFor, type Side } from "./values.ts";

/** The verdict of the comparison on a pair. */
export type Verdict = "none" | "compatible" | "breaking" | "undetermined";

/** A message that proves a verdict wrong. */
export interface Contradiction {
  message: unknown;
  /** Whether the message proves a breaking change. Otherwise it only proves that something changed. */
  isBreaking: boolean;
}

/**
 * Searches for a message that contradicts a verdict. For `compatible` and `none`, the revision must accept every
 * request that callers of the contract send, and the contract must accept every response of the revision. For `none`,
 * the same must hold with contract and revision swapped.
 */
export function findContradiction(pair: Pair, verdict: Verdict): Contradiction | undefined {
  if (verdict !== "none" && verdict !== "compatible") return undefined;
  const { contract, revision, position } = pair;
  const isRequest = position === "body" || position === "query";
  const [sender, receiver] = isRequest ? [contract, revision] : [revision, contract];
  const breaking = findRejected(sender, receiver, pair);
  if (breaking) return { ...breaking, isBreaking: true };
  const changed = verdict === "none" ? findRejected(receiver, sender, pair) : undefined;
  return changed && { ...changed, isBreaking: false };
}

const attempts = 40;

/** Searches for a message that the sender sends and the receiver does not accept. */
function findRejected(sender: Described, receiver: Described, { position, seed }: Pair) {
  const isValid = validatorOf(acceptedBy(sender, position));
  const isAccepted = validatorOf(acceptedBy(receiver, position, sender));
  const random = new Random(seed);
  const own = sideOf(sender);
  const other = sideOf(receiver);
  const valid: unknown[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const value = valueFor(own, other, random);
    const known = random.happens(40) ? random.pick(valid) : undefined;
    const message = known === undefined ? value : splice(known, value, random);
    if (!isValid(message)) continue;
    // `sentBy` comes last because it is the slowest check and is rarely needed.
    if (!isAccepted(message) && validatorOf(sentBy(sender, position))(message)) return { message };
    valid.push(message);
  }
  return undefined;
}

function sideOf({ schema, definitions }: Described): Side {
  return { schemas: [schema], read: hintsReader(definitions) };
}

function validatorOf(schema: Mapping): (value: unknown) => boolean {
  const validator = new Validator(schema, "2020-12");
  return (value) => validator.validate(value).valid;
}
