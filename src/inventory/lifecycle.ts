const GONE: ReadonlySet<string> = new Set(["TERMINATING", "TERMINATED"]);

/** True for a volume or a backup that is deleted, or about to be. */
export function isGone({ lifecycleState }: { readonly lifecycleState: string }): boolean {
  return GONE.has(lifecycleState);
}
