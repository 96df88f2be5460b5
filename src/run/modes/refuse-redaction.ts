import { ScopeError } from "../../inventory/scope.js";
import type { CommonSettings } from "../../settings/settings.js";

/** A matrix cannot be redacted: its shards hand over what the merge must still be able to join. */
export function refuseRedaction({ redact }: Pick<CommonSettings, "redact">): void {
  if (!redact) return;
  throw new ScopeError(
    "shard: a partial report holds all that was read, by its true names, and redact is on. Audit in one job, or keep the workflow in a private repository and leave redact off.",
  );
}
