import { RegExpParser, type AST } from "@eslint-community/regexpp";

const steps = 512;
const maxCharacters = 500;

type CharacterNode = AST.Character | AST.CharacterClass | AST.CharacterSet;

/** The characters of a pattern, and for each one the ways to the next. */
interface Graph {
  characters: CharacterNode[];
  next: number[][];
}

/** The characters with which a part of a pattern can begin and end. */
interface Part {
  first: number[];
  last: number[];
  isOptional: boolean;
}

const empty: Part = { first: [], last: [], isOptional: true };

/**
 * Whether a pattern takes exponential time for some text, or time that grows faster than the square of its length: a
 * matcher tries all the ways to match the same characters. They are counted for texts that repeat what the pattern
 * names. A pattern that is too large to tell counts as slow.
 */
export function isSlow(pattern: string): boolean {
  const parsed = new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: true });
  // Each of two repetitions in a row adds as many ways as there are steps; so does a search for the beginning.
  const maxWays = pattern.startsWith("^") ? 40 * steps : 0.8 * steps;
  const bodies = [parsed.alternatives];
  // Lookarounds, which are added meanwhile, are matched on their own.
  for (const body of bodies) {
    const graph = toGraph(body, bodies);
    if (graph === undefined) return true;
    if (textsFor(graph).some((text) => waysToMatch(text, graph, maxWays) > maxWays)) return true;
  }
  return false;
}

function toGraph(body: AST.Alternative[], lookarounds: AST.Alternative[][]): Graph | undefined {
  const graph: Graph = { characters: [], next: [] };
  let isUnknown = false as boolean;

  const connect = (from: Part, to: Part): void => {
    for (const character of from.last) graph.next[character]?.push(...to.first);
  };
  const sequence = (a: Part, b: Part): Part => {
    connect(a, b);
    return {
      first: a.isOptional ? [...a.first, ...b.first] : a.first,
      last: b.isOptional ? [...a.last, ...b.last] : b.last,
      isOptional: a.isOptional && b.isOptional,
    };
  };
  const choice = (alternatives: AST.Alternative[]): Part => {
    const parts = alternatives.map(({ elements }) => elements.map(add).reduce(sequence, empty));
    return {
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
      isOptional: parts.some(({ isOptional }) => isOptional),
    };
  };
  const repeat = ({ element, min, max }: AST.Quantifier): Part => {
    let rest = empty;
    const copies = max === Infinity ? Math.max(min, 1) : max;
    for (let copy = copies; copy > 0 && !isUnknown; copy--) {
      const part = add(element);
      if (max === Infinity && copy === copies) connect(part, part);
      rest = sequence(part, rest);
      if (copy > min) rest = { ...rest, isOptional: true };
    }
    return rest;
  };
  const add = (element: AST.Element): Part => {
    if (graph.characters.length >= maxCharacters) isUnknown = true;
    switch (element.type) {
      case "Quantifier":
        return repeat(element);
      case "Group":
      case "CapturingGroup":
        return choice(element.alternatives);
      case "Assertion":
        if ("alternatives" in element) lookarounds.push(element.alternatives);
        return empty;
      case "Backreference":
      case "ExpressionCharacterClass":
        isUnknown = true;
        return empty;
      default: {
        const character = graph.characters.push(element) - 1;
        graph.next.push([]);
        return { first: [character], last: [character], isOptional: false };
      }
    }
  };

  choice(body);
  return isUnknown ? undefined : graph;
}

/** Which characters of a pattern match a character of a text. */
type Matches = boolean[];

/** What texts repeat: a character or two, or a part of the pattern. */
function textsFor({ characters }: Graph): Matches[][] {
  const points = characters.flatMap(endsOf).flatMap((point) => [point - 1, point, point + 1]);
  const samples = points.filter((point) => point >= 0 && point <= 0x10ffff);
  const matchers = characters.map(({ raw }) => new RegExp(`^(?:${raw})$`, "u"));
  const others = ["a", "0", "_", "-", " ", "\n", "."];
  const kinds = new Map<string, Matches>();
  for (const sample of [...others, ...samples.map((point) => String.fromCodePoint(point))]) {
    const matches = matchers.map((matcher) => matcher.test(sample));
    kinds.set(String(matches), matches);
  }
  const all = [...kinds.values()];
  const ofPattern = characters.map((_, index) => all.findIndex((matches) => matches[index]));
  const texts = [
    ...all.flatMap((_, first) => [[first], ...all.map((_, second) => [first, second])]),
    ...ofPattern.flatMap((_, start) =>
      [3, 4, 5, 6, 7, 8].map((length) => ofPattern.slice(start, start + length)),
    ),
  ];
  const different = new Map(texts.map((text) => [String(text), text]));
  return [...different.values()].map((text) => text.map((kind) => all[kind] ?? []));
}

/** The code points where a character or a range of a class begins and ends. */
function endsOf(node: CharacterNode | AST.CharacterClassElement): number[] {
  if (node.type === "Character") return [node.value];
  if (node.type === "CharacterClassRange") return [node.min.value, node.max.value];
  return node.type === "CharacterClass" ? node.elements.flatMap(endsOf) : [];
}

/** The number of ways to match a repeated text, which may follow any other, or more than the limit. */
function waysToMatch(text: Matches[], { next }: Graph, limit: number): number {
  let ways = next.map(() => 1);
  let most = 0;
  for (let step = 0; step < steps && most <= limit && ways.some((count) => count > 0); step++) {
    const matches = text[step % text.length] ?? [];
    const after = next.map(() => 0);
    for (const [from, count] of ways.entries()) {
      for (const to of next[from] ?? []) if (matches[to]) after[to] = (after[to] ?? 0) + count;
    }
    ways = after;
    most = Math.max(
      most,
      ways.reduce((sum, count) => sum + count, 0),
    );
  }
  return most;
}
