/** `1 volume`, `2 volumes`; for nouns whose plural is an added s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Opens a violation's message where only what is new was counted; else empty. */
export function sinceLastRun(onlyNew: boolean): string {
  return onlyNew ? "New since the last run: " : "";
}
