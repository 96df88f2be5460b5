import type { BackupSchedule } from "../../inventory/inventory.js";
import type { PlacedCompartment } from "../../matching/compartments.js";
import type { LivePolicies, LivePolicy } from "../../plan/live-policies.js";
import type { PlanDocument } from "../../plan/plan-document.js";
import type { PlannedPolicy } from "../../plan/planned-policy.js";
import { isObject, UNTOLD, type Json } from "../../plan/told.js";
import type { ComplianceStatus } from "../compliance-status.js";

/** An audit's report, as far as a plan is judged by it. Times are milliseconds since the epoch. */
export interface LastAudit {
  /** The report's path as it was given. */
  readonly source: string;
  readonly generatedAt: number;
  /** False when some listing was not read. */
  readonly isComplete: boolean;
  /** By OCID. */
  readonly volumes: ReadonlyMap<string, AuditedVolume>;
  readonly compartments: readonly PlacedCompartment[];
}

export interface AuditedVolume {
  readonly compartmentPath: string;
  readonly status: ComplianceStatus;
  /** The newest usable one; null: none was found. */
  readonly recoveryPoint: SeenBackup | null;
  /** null: there is none; absent: it was not looked up. */
  readonly policy?: AuditedPolicy | null;
  /** Why the check `immutable` passed, if it did. */
  readonly guard: SeenGuard | null;
}

/** A recovery point that cannot be deleted. */
export interface SeenGuard {
  readonly message: string;
  /** How old it was allowed to be, in milliseconds. */
  readonly withinMs: number;
}

export interface SeenBackup {
  readonly id: string;
  readonly timeCreated: number;
  /** null: it does not expire; absent: the report does not tell. */
  readonly expiresAt?: number | null;
}

export interface AuditedPolicy extends LivePolicy {
  readonly name: string;
  readonly schedules: readonly BackupSchedule[];
}

/** A report does not tell what its policies protect from deletion, nor where they copy to. */
export function livePoliciesOf({ volumes }: Pick<LastAudit, "volumes">): LivePolicies {
  const byId = new Map<string, PlannedPolicy>();
  for (const { policy } of volumes.values()) {
    if (!policy || byId.has(policy.id)) continue;
    const schedules = policy.schedules.map(
      (it) => ({ ...it, isGuarded: UNTOLD, guardSeconds: null }) as const,
    );
    byId.set(policy.id, { name: policy.name, schedules, destinationRegion: UNTOLD });
  }
  return {
    of: (volumeId) => {
      const policy = volumes.get(volumeId)?.policy;
      return policy === undefined ? UNTOLD : policy;
    },
    byId: (policyId) => byId.get(policyId) ?? null,
  };
}

/** False when the plans know OCIDs of volumes or compartments, and the report none of these. */
export function isOfSameTenancy(audit: LastAudit, documents: readonly PlanDocument[]): boolean {
  const compartments = new Set(audit.compartments.map(({ id }) => id));
  let isAnyKnown = false;
  for (const id of documents.flatMap(({ changes, state }) =>
    [...changes.flatMap(({ before, after }) => [before, after]), ...state.map((it) => it.values)]
      .map((side) => side?.values)
      .flatMap(ocidsIn),
  )) {
    if (audit.volumes.has(id) || compartments.has(id)) return true;
    isAnyKnown = true;
  }
  return !isAnyKnown;
}

/** Oracle's own policies and images have the same OCIDs in every tenancy: only these tell it. */
function ocidsIn(values: Json | undefined): readonly string[] {
  if (!isObject(values)) return [];
  return [values["id"], values["boot_volume_id"], values["compartment_id"]].filter(
    (id) =>
      typeof id === "string" && /^ocid1\.(?:volume|bootvolume|compartment|tenancy)\./.test(id),
  ) as string[];
}
