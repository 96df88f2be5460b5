import { expect } from "@jest/globals";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Set, the files are written instead of compared; what changed is then to be looked at in the diff. */
const isRenewing = process.env["UPDATE_GOLDEN"] === "true";

const RENEW = "Run UPDATE_GOLDEN=true npm test -- golden if it should, and read the diff.";

/** Compares with a file below __tests__/golden, byte for byte. */
export function expectGolden(name: string, text: string): void {
  const path = `__tests__/golden/${name}`;
  // The repository's text files have plain line feeds; CSV asks for more.
  const isCsv = name.endsWith(".csv");
  if (isRenewing) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, isCsv ? text.replaceAll("\r\n", "\n") : text);
  }
  const golden = readFileSync(path, "utf8");
  try {
    expect(text).toBe(isCsv ? golden.replaceAll("\n", "\r\n") : golden);
  } catch (error) {
    if (error instanceof Error) error.message += `\n\n${path} differs. ${RENEW}`;
    throw error;
  }
}
