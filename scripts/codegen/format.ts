import { format, resolveConfig } from "prettier";

/** Formats TypeScript with the project's Prettier configuration. */
export async function formatSource(source: string): Promise<string> {
  const options = await resolveConfig(import.meta.filename);
  // The Babel parser gives the same result as the TypeScript parser, and loads faster.
  return format(source, { ...options, parser: "babel-ts" });
}
