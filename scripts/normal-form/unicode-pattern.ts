import { RegExpParser, visitRegExpAST, type AST } from "@eslint-community/regexpp";

/**
 * Converts a pattern of OpenAPI 3.0, a regular expression without the flag `u`, to a pattern of JSON Schema 2020-12,
 * which sets the flag. Without the flag, any character may be escaped, and some brackets and hyphens need no escape.
 */
export function toUnicodePattern(pattern: string): string {
  const characters = charactersIn(pattern);
  let rewritten = "";
  let end = 0;
  for (const character of characters) {
    rewritten += pattern.slice(end, character.start) + toUnicode(character);
    ({ end } = character);
  }
  return rewritten + pattern.slice(end);
}

/** The literal characters of a pattern, in order; none if the pattern is invalid. */
function charactersIn(pattern: string): AST.Character[] {
  const characters: AST.Character[] = [];
  try {
    const parser = new RegExpParser({ strict: false });
    visitRegExpAST(parser.parsePattern(pattern), {
      onCharacterEnter: (node) => characters.push(node),
    });
  } catch {
    return [];
  }
  return characters.sort((a, b) => a.start - b.start);
}

/** Characters that may be escaped if the flag is set, both inside and outside of a class. */
const special = "^$\\.*+?()[]{}|/";

function toUnicode({ raw, value, parent }: AST.Character): string {
  const character = String.fromCodePoint(value);
  const isInClass = parent.type === "CharacterClass" || parent.type === "CharacterClassRange";
  const mayBeEscaped = special.includes(character) || (isInClass && character === "-");
  if (raw === `\\${character}` && !mayBeEscaped) return character;
  const mustBeEscaped = isInClass ? "-" : "{}]";
  if (raw === character && mustBeEscaped.includes(character)) return `\\${character}`;
  return raw;
}
