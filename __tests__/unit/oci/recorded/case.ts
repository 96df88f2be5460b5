import type { RecordedAnswer } from "./recorded-answer.js";
import type { Reader, Shape } from "./replay.js";

/** How the program reads one recorded answer, and what must come out. */
export interface RecordedCase {
  readonly shape?: Shape;
  readonly read: (reader: Reader) => Promise<unknown>;
  readonly gives: (answer: RecordedAnswer) => unknown;
}

export type RecordedCases = Readonly<Record<string, RecordedCase>>;
