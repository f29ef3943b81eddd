import { UsageError } from "../text/usage-error.ts";

/**
 * The beginnings of a line that assigns a key to a name. A key may end in `=`, and may contain a colon, as a pair of
 * AWS credentials does.
 */
const assignments = [
  /^(export\s+)?[a-z_][\w.-]*\s*=\s*[^\s=]/i,
  /^[A-Z][A-Z0-9_]*:\s/,
  /^[a-z_-]*(key|token|secret)[a-z_-]*\s*:\s*\S/,
];

/**
 * Says what is wrong with a text that is not exactly one complete key.
 *
 * @param noun - What the text should be, for the message: `management key`.
 * @returns a sentence without its subject; `undefined` if the text looks like a key alone
 */
export function findMistake(text: string, noun: string): string | undefined {
  if (isMasked(text)) return `must contain the complete ${noun}, but a part of it is masked`;
  const surroundings = findSurroundings(text);
  return surroundings === undefined
    ? undefined
    : `must contain only the ${noun}, without ${surroundings}`;
}

/** Describes what a text contains besides a key, such as the variable name in a line of an `.env` file. */
function findSurroundings(text: string): string | undefined {
  if (/^bearer\s/i.test(text)) return '"Bearer"';
  if (/^https?:\/\//i.test(text)) return "a URL around it";
  if (assignments.some((assignment) => assignment.test(text))) return "a variable name";
  if (/^["'`]|["'`]$/.test(text)) return "quotation marks";
  return /^[<([{]|[.,;:!?>)\]}]$/.test(text) ? "punctuation around it" : undefined;
}

/** Tells whether a part of a key was replaced by a mask, as in `sk-…9xQ7`. */
function isMasked(text: string): boolean {
  return /[*•]{2}|…|\.{3}/.test(text);
}

/**
 * The minimum length of a provider's key. A shorter text is probably only a part of a key, such as its last four
 * characters.
 */
export const minKeyLength = 16;

/**
 * Checks that a text can be the key of a provider. Most keys have no spaces; a key in JSON may have several lines.
 *
 * @param subject - What contains the text, for messages: `the new key file`.
 * @throws UsageError if the text is empty, too short, masked or a key of OpenRouter, or if it contains anything besides
 * the key, or a character that is not visible ASCII. The message does not quote the text.
 */
export function checkProviderKey(text: string, subject: string): void {
  if (text === "") throw new UsageError(`${subject} is empty`);
  if (text.startsWith("sk-or-")) {
    throw new UsageError(
      `${subject} contains a key of OpenRouter itself, but credentials hold the keys of providers: if it leaked, delete it in OpenRouter's settings`,
    );
  }
  checkForm(text, subject);
  if (text.length < minKeyLength) {
    throw new UsageError(
      `${subject} has fewer than ${minKeyLength} characters: that is probably only a part of the key`,
    );
  }
}

function checkForm(text: string, subject: string): void {
  if (/^\{.*\}$/s.test(text)) return;
  const mistake = findMistake(text, "key");
  if (mistake !== undefined) throw new UsageError(`${subject} ${mistake}`);
  if (/\s/.test(text)) throw new UsageError(`${subject} must contain one key, without spaces`);
  if (/[^!-~]/.test(text)) {
    throw new UsageError(`${subject} must contain only the key, in visible ASCII characters`);
  }
}
