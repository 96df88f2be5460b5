/** Environment variables or inputs by name, as the process or its caller gave them. */
export type Given = Readonly<Record<string, string | undefined>>;

/** A text, trimmed, and in words where it came from. */
export interface OutsideValue {
  readonly text: string;
  readonly origin: string;
}

/** A value as it was given. */
export interface GivenValue extends OutsideValue {
  /** True for the input itself, false for an environment variable in its place. */
  readonly isInput: boolean;
}
