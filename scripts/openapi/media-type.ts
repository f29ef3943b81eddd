/**
 * Normalizes a media type: type and parameter names are case-insensitive, and quotes have no meaning (RFC 9110, 8.3.1).
 */
export function normalizeMediaType(text: string): string {
  const [type = "", ...parameters] = splitOutsideQuotes(text, ";").map((part) => part.trim());
  const name = type.toLowerCase();
  const kept = parameters
    .filter((parameter) => parameter !== "")
    .map(normalizeParameter)
    // JSON is always UTF-8 (RFC 8259, 8.1).
    .filter((parameter) => !(isJson(name) && parameter.startsWith("charset=")));
  return [name, ...kept.sort()].join("; ");
}

function normalizeParameter(parameter: string): string {
  const index = parameter.indexOf("=");
  if (index < 0) return parameter.toLowerCase();
  const name = parameter.slice(0, index).trim().toLowerCase();
  const value = unquote(parameter.slice(index + 1).trim());
  // Names of charsets are case-insensitive (RFC 9110, 8.3.2).
  return `${name}=${name === "charset" ? value.toLowerCase() : value}`;
}

function unquote(value: string): string {
  const isQuoted = value.length >= 2 && value.startsWith('"') && value.endsWith('"');
  return isQuoted ? value.slice(1, -1).replaceAll(/\\(.)/gs, "$1") : value;
}

/** Splits a text at separators outside of quotes. */
export function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let part = "";
  let isQuoted = false;
  let isEscaped = false;
  for (const character of text) {
    if (character === '"' && !isEscaped) isQuoted = !isQuoted;
    isEscaped = character === "\\" && !isEscaped;
    if (character === separator && !isQuoted) {
      parts.push(part);
      part = "";
    } else {
      part += character;
    }
  }
  return [...parts, part];
}

function essence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

export function isJson(mediaType: string): boolean {
  return /(?:^|[/+])json$/.test(essence(mediaType));
}

export function isXml(mediaType: string): boolean {
  return /(?:^|[/+])xml$/.test(essence(mediaType));
}

/** Whether a body consists of separately serialized parts. */
export function isForm(mediaType: string): boolean {
  const name = essence(mediaType);
  return name.startsWith("multipart/") || name === "application/x-www-form-urlencoded";
}

/** Whether a body is raw bytes: neither text, nor JSON, XML or a form. */
export function isOpaque(mediaType: string): boolean {
  const isStructured = isJson(mediaType) || isXml(mediaType) || isForm(mediaType);
  const isText =
    essence(mediaType).startsWith("text/") || /jsonl|ndjson|yaml|csv/.test(essence(mediaType));
  return !isStructured && !isText;
}
