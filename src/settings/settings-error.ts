/** The settings do not hold together. The message is for the person who wrote them. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  /** One sentence each. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      problems.length === 1
        ? problems.join("")
        : [
            `${problems.length} settings need a change; nothing was sent to OCI:`,
            ...problems.map((problem) => `- ${problem}`),
          ].join("\n"),
    );
    this.problems = problems;
  }
}
