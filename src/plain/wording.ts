/** `1 volume`, `2 volumes`; for nouns whose plural is an added s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Opens a violation's message where only what is new was counted; else empty. */
export function sinceLastRun(onlyNew: boolean): string {
  return onlyNew ? "New since the last run: " : "";
}

/** A clause as the beginning of a sentence. */
export function capitalized(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
}

/** `a, b and c` */
export function inWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
