import type { LogStream } from "../../../src/github/log.js";

/** A stream that keeps what is written to it. */
export function recorder(
  facts: { isTTY?: boolean; columns?: number } = {},
): LogStream & { text(): string; lines(): string[] } {
  let written = "";
  return {
    ...facts,
    write: (text: string) => {
      written += text;
    },
    text: () => written,
    lines: () => written.split("\n").slice(0, -1),
  };
}
