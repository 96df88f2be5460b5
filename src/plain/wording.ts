/** `1 volume`, `2 volumes`; for nouns whose plural is an added s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Opens a violation's message where only what is new was counted; else empty. */
export function sinceLastRun(onlyNew: boolean): string {
  return onlyNew ? "New since the last run: " : "";
}

/** `a, b and c` */
export function inWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
