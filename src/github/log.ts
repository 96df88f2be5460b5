/**
 * What the program says while it runs. A line is one line: line ends, control characters and bidi
 * marks in it are shown as escapes, and registered secrets as `***`.
 */
export interface Log {
  info(line: string): void;
  notice(line: string, title?: string, place?: LogPlace): void;
  warning(line: string, title?: string, place?: LogPlace): void;
  error(line: string, title?: string, place?: LogPlace): void;
  debug(line: string): void;
  /** Lines under a title; GitHub folds them. */
  group(title: string, lines: readonly string[]): void;
  /** Keeps a secret out of everything that is said from now on. */
  mask(secret: string): void;
  /** How far a count has come. `label` says what is counted and stays the same during the count. */
  progress(done: number, total: number, label: string): void;
}

/** What a line is about, in a file of the workspace. */
export interface LogPlace {
  /** From the workspace's root, with slashes. */
  readonly file: string;
  readonly line: number;
}

/** The line for a reader who is not shown the place itself. */
export function withPlace(line: string, place: LogPlace | undefined): string {
  return place === undefined ? line : `${line} (${place.file}:${place.line})`;
}

/** As much of a writable stream as a log needs. */
export interface LogStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal in columns. */
  readonly columns?: number;
}
