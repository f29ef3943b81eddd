import { createHash } from "node:crypto";

const pointers = new Map<string, string>();

/** A name for what is at a JSON pointer, unlike any other, since Redocly pairs names by similarity. */
export function nameFor(pointer: string, variant = ""): string {
  const name = createHash("sha256").update(`${variant} ${pointer}`).digest("hex");
  pointers.set(name, pointer);
  return name;
}

/** The JSON pointer that a name stands for. */
export function pointerBehind(name: string): string | undefined {
  return pointers.get(name);
}

/** A text with what the names in it stand for, as references or by their last step. */
export function withoutNames(text: string): string {
  return text
    .replaceAll(
      /(?<=#)\/components\/\w+\/([0-9a-f]{64})/g,
      (name, hash: string) => pointers.get(hash) ?? name,
    )
    .replaceAll(/[0-9a-f]{64}/g, (name) => pointers.get(name)?.split("/").at(-1) ?? name);
}
