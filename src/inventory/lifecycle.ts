const GONE: ReadonlySet<string> = new Set(["TERMINATING", "TERMINATED"]);

/** True for a volume or a backup that is deleted, or about to be. */
export function isGone({ lifecycleState }: { readonly lifecycleState: string }): boolean {
  return GONE.has(lifecycleState);
}

/** A state that is not among these may hold volumes, if only because this program does not know it. */
const NOT_IN_USE: ReadonlySet<string> = new Set(["CREATING", "INACTIVE", "DELETING", "DELETED"]);

/** True for a compartment whose volumes are audited when it is in scope. */
export function isInUse({ lifecycleState }: { readonly lifecycleState: string }): boolean {
  return !NOT_IN_USE.has(lifecycleState);
}

const ATTACHED: ReadonlySet<string> = new Set(["ATTACHED", "ATTACHING"]);
const DETACHED: ReadonlySet<string> = new Set(["DETACHED", "DETACHING"]);

/** True for an attachment in force. */
export function isAttached({ lifecycleState }: { readonly lifecycleState: string }): boolean {
  return ATTACHED.has(lifecycleState);
}

/** True for an attachment that is over, or about to be. One in a state not known here is neither. */
export function isDetached({ lifecycleState }: { readonly lifecycleState: string }): boolean {
  return DETACHED.has(lifecycleState);
}

const EMPTY: ReadonlySet<string> = new Set(["CREATING", "DELETING", "DELETED"]);

/** True for a compartment that cannot hold anything: only an empty one can be deleted. */
export function isSurelyEmpty({ lifecycleState }: { readonly lifecycleState: string }): boolean {
  return EMPTY.has(lifecycleState);
}
