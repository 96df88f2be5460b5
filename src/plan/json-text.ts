import type { Json } from "./told.js";

/** The value of a JSON text; undefined where it is none. */
export function parseJsonText(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
