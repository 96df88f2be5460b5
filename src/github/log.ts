/**
 * What the program says while it runs. A line is one line: line ends, control characters and bidi
 * marks in it are shown as escapes, and registered secrets as `***`.
 */
export interface Log {
  info(line: string): void;
  notice(line: string, title?: string): void;
  warning(line: string, title?: string): void;
  error(line: string, title?: string): void;
  debug(line: string): void;
  /** Lines under a title; GitHub folds them. */
  group(title: string, lines: readonly string[]): void;
  /** Keeps a secret out of everything that is said from now on. */
  mask(secret: string): void;
  /** How far a count has come. `label` says what is counted and stays the same during the count. */
  progress(done: number, total: number, label: string): void;
}

/** As much of a writable stream as a log needs. */
export interface LogStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal in columns. */
  readonly columns?: number;
}
