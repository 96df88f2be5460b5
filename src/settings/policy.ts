/** What "good" means, per workload: the policy file's content, resolved. Durations are milliseconds. */

export const SEVERITIES = ["info", "low", "medium", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What can be asked of a volume, after the backup rule of these names; docs/policy.md says how it is read. */
export const REQUIRABLE_LEVELS = ["3-2-1", "3-2-1-1", "3-2-1-1-0"] as const;

/** From the volume alone up, each with what the one before has. */
export const PROTECTION_LEVELS = ["1", "2-2", ...REQUIRABLE_LEVELS] as const;
export type ProtectionLevel = (typeof PROTECTION_LEVELS)[number];

/** What the settings hold for each kind of requirement: whether it is asked for, or a limit in milliseconds. */
interface RequirementValues {
  readonly switch: boolean;
  readonly span: number | null;
  readonly level: (typeof REQUIRABLE_LEVELS)[number] | null;
}
export type RequirementKind = keyof RequirementValues;

/** What asks for nothing, and so what holds by default. */
export const NOT_REQUIRED: RequirementValues = { switch: false, span: null, level: null };

interface Requirement {
  readonly kind: RequirementKind;
  /** One sentence for the policy file's reference. */
  readonly meaning: string;
}

/**
 * Every check of an audit, in the order of the reports, with what `require` can ask of it in a policy
 * file; null: nothing. Types, defaults, schemas and the reference derive from this table.
 */
export const CHECKS = {
  "backup-recency": null,
  "backup-policy-assigned": {
    kind: "switch",
    meaning: "A backup policy is assigned to the volume or to its volume group.",
  },
  "policy-meets-threshold": {
    kind: "switch",
    meaning: "The assigned schedules can keep within `max-backup-age`.",
  },
  "schedule-missed": {
    kind: "switch",
    meaning: "No scheduled backup is overdue, allowing for the service's usual delay.",
  },
  "last-backup-faulty": null,
  "expiry-forecast": null,
  retention: { kind: "span", meaning: "The newest recovery point is kept at least this long." },
  immutable: {
    kind: "switch",
    meaning:
      "A recent recovery point is locked or protected from deletion until a time in the future, or held indefinitely.",
  },
  "cross-region-copy": {
    kind: "span",
    meaning: "A usable copy in another audited region, at most this old.",
  },
  replica: { kind: "span", meaning: "A replica that synced at most this long ago." },
  "customer-managed-key": {
    kind: "switch",
    meaning: "The volume and its newest backup are encrypted with a Vault key.",
  },
  "achieved-rpo": {
    kind: "span",
    meaning: "The widest gap between recovery points in `rpo-window` is at most this long.",
  },
  "restore-tested": {
    kind: "span",
    meaning: "A restore from one of the volume's backups was seen at most this long ago.",
  },
  "protection-level": {
    kind: "level",
    meaning: "The volume's proven protection level is at least this.",
  },
  "orphaned-backup": null,
  "deletion-restricted": null,
  "unattached-volume": null,
} as const satisfies Readonly<Record<string, Requirement | null>>;

export type CheckId = keyof typeof CHECKS;
export const CHECK_IDS = Object.keys(CHECKS) as [CheckId, ...CheckId[]];

/** A key of `require`: the id of the check that it asks for. */
export type RequirementKey = {
  [Id in CheckId]: (typeof CHECKS)[Id] extends Requirement ? Id : never;
}[CheckId];

/** What a rule asks for beyond recency. */
export type Requirements = {
  readonly [Key in RequirementKey]: RequirementValues[(typeof CHECKS)[Key]["kind"]];
};

/** The rows of the table that `require` can ask for. */
export const REQUIREMENTS: readonly (Requirement & { readonly key: RequirementKey })[] =
  CHECK_IDS.flatMap((key) => {
    const row: Requirement | null = CHECKS[key];
    return row === null ? [] : [{ key: key as RequirementKey, ...row }];
  });

/** What a Terraform plan takes away. An audit has no such checks: it sees what is, not what changes. */
export const TRANSITION_CHECK_IDS = [
  "protection-removed",
  "protection-weakened",
  "volume-replaced",
  "group-replaced",
  "volume-destroyed",
  "backup-destroyed",
  "two-policies",
] as const;
export type TransitionCheckId = (typeof TRANSITION_CHECK_IDS)[number];

/** Every check that a policy file may name. */
export const ALL_CHECK_IDS = [...CHECK_IDS, ...TRANSITION_CHECK_IDS] as const;
export type PlanCheckId = (typeof ALL_CHECK_IDS)[number];

/** What holds for the volumes that a rule matches; each key of a rule falls back to `defaults`. */
export interface RuleSettings {
  readonly maxBackupAgeMs: number;
  /** Counted from the volume's creation; 0 gives none. */
  readonly gracePeriodMs: number;
  readonly severity: Severity;
  /** `expiry-forecast` fails when a breach is nearer than this. */
  readonly warnWithinMs: number;
  /** The span over which `achieved-rpo` looks back. */
  readonly rpoWindowMs: number;
  readonly require: Requirements;
}

/** Every given key must hold; in a list any entry may. An absent key is null. */
export interface Match {
  /** OCIDs, names, or paths below the tenancy with globs, as in `exclude-compartments`. */
  readonly compartments: readonly string[] | null;
  readonly freeformTags: Readonly<Record<string, readonly string[]>> | null;
  /** Keys are `Namespace.Key`. */
  readonly definedTags: Readonly<Record<string, readonly string[]>> | null;
  readonly kinds: readonly ("block" | "boot")[] | null;
  readonly regions: readonly string[] | null;
  /** Display names, with globs. */
  readonly names: readonly string[] | null;
  readonly attached: boolean | null;
  readonly minSizeGb: number | null;
  /** OCIDs; in exemptions only. */
  readonly volumes: readonly string[] | null;
  /** Addresses in a Terraform plan, with globs; in exemptions only. No volume of an audit has one. */
  readonly addresses: readonly string[] | null;
}

export interface PolicyRule {
  readonly name: string;
  readonly match: Match;
  readonly settings: RuleSettings;
}

export interface Exemption {
  readonly id: string;
  readonly match: Match;
  readonly reason: string;
  /** null: all checks, and the status at the gate. */
  readonly checks: readonly PlanCheckId[] | null;
  /** `YYYY-MM-DD`; the exemption holds to the end of that day in UTC. null: permanent. */
  readonly expires: string | null;
}

/** Who may delete backups, backup policies and their assignments: names with globs, or OCIDs. */
export interface DeletionRestriction {
  readonly allowedGroups: readonly string[];
  readonly allowedDynamicGroups: readonly string[];
}

export interface Policy {
  readonly defaults: RuleSettings;
  /** In order: the first that matches wins. */
  readonly rules: readonly PolicyRule[];
  readonly exemptions: readonly Exemption[];
  /** The tag whose value says whose a volume is; absent: owners are not told. */
  readonly ownerTag?: string;
  /** Absent: nobody asks who may delete backups. */
  readonly deletionRestricted?: DeletionRestriction;
}

/** What the gate counts: every failure, or only what did not fail, or not in that way, in the last run. */
export const FAIL_ON = ["any", "new"] as const;

/** The gate's limits; null switches one off. */
export interface GateLimits {
  readonly maxNoBackup: number | null;
  readonly maxStaleBackup: number | null;
  readonly maxUnknown: number | null;
  readonly minCompliancePercent: number | null;
  readonly failOnIncomplete: boolean;
  readonly failIfEmpty: boolean;
  /** Fail when one of these checks fails on a volume. */
  readonly failOnChecks: readonly PlanCheckId[];
  /** Fail when a check of at least this severity fails on a volume; null switches it off. */
  readonly failOnSeverity: Severity | null;
  /** Count only volumes and checks that did not fail, or not in that way, in the last run. */
  readonly onlyNew: boolean;
  /** Report every violation and pass all the same. */
  readonly warnOnly: boolean;
}
