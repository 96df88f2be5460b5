import type { Via } from "../../plan/effective-policy.js";
import type { GateLimits, PlanCheckId, Severity } from "../../settings/policy.js";
import type { AppliedExemption, Violation } from "../assessment.js";
import type { CheckOutcome } from "../check.js";
import type { ComplianceStatus } from "../compliance-status.js";
import type { SeenBackup } from "./last-audit.js";
import type { Recovery } from "./recovery.js";

/** What a check says of one planned volume. */
export interface PlanCheckResult extends Omit<CheckOutcome, "remedy"> {
  readonly id: PlanCheckId;
  readonly severity: Severity;
  /** True when its failure counts at the gate; one that only warns does not. */
  readonly isRequired: boolean;
  /** The plan makes it so: it creates the volume, or the check passed before, or a stricter rule holds now. */
  readonly isNew: boolean;
  readonly waived: boolean;
  /** A Terraform block to paste; null where none would fix it. */
  readonly remedy: string | null;
}

export type ProtectionState = "PROTECTED" | "UNPROTECTED" | "UNKNOWN";

/** One planned volume, group or backup, and what was found of it. */
export interface PlanFinding {
  /** The plan's path as it was given. */
  readonly planFile: string;
  readonly address: string;
  /** `boot_volume`, `launch_volume_attachments[0]`, `block_volumes[1]`; null for the resource itself. */
  readonly asset: string | null;
  readonly resourceType: string;
  readonly resourceKind: "BLOCK_VOLUME" | "BOOT_VOLUME" | "VOLUME_GROUP" | "BACKUP";
  /** null where the plan does not tell it. */
  readonly resourceName: string | null;
  /** As Terraform has them: `["delete", "create"]` for a replacement. */
  readonly actions: readonly string[];
  /** null where the plan does not tell it. */
  readonly region: string | null;
  /** After the plan is applied; null for what is not a volume that stays. */
  readonly protection: ProtectionState | null;
  readonly backupPolicy: { readonly name: string | null; readonly via: Via } | null;
  /** null where it cannot be told which of `rules` holds. */
  readonly rule: string | null;
  readonly rules: readonly string[];
  readonly isNew: boolean;
  readonly waived: boolean;
  readonly exemption: AppliedExemption | null;
  /** The ids of all exemptions that match it. */
  readonly exemptedBy: readonly string[];
  /** One sentence: the first of what fails, else of what cannot be told, else how it is protected. */
  readonly reason: string;
  readonly checks: readonly PlanCheckResult[];
  /** What the last audit saw of the volume as it stands before the plan; null: nothing. */
  readonly lastAudit: AuditedFacts | null;
  /** Where the resource is written; null where it was not found. */
  readonly location: SourceLocation | null;
}

export interface AuditedFacts {
  readonly status: ComplianceStatus | null;
  /** null where names are not for those who read the report. */
  readonly compartmentPath: string | null;
  readonly recoveryPoint: SeenBackup | null;
  readonly recovery: Recovery["outcome"];
}

/** The audit's report, besides the plans. */
export interface BaselineFacts {
  readonly source: string;
  readonly generatedAt: number;
  readonly isComplete: boolean;
  /** Too old to tell what can be restored. */
  readonly isTooOld: boolean;
  /** False for a report of another tenancy. */
  readonly isUsed: boolean;
}

export interface SourceLocation {
  /** From the workspace's root, with slashes. */
  readonly file: string;
  readonly line: number;
}

/** What a note is about. */
export type PlanNoteCode =
  | "assignment-deleted"
  | "baseline-foreign"
  | "baseline-incomplete"
  | "baseline-old"
  | "baseline-unusable"
  | "deprecated-attribute"
  | "drift"
  | "exemption-added"
  | "forgotten"
  | "gate-checks"
  | "group-from-backup"
  | "lesser-policy"
  | "only-audit"
  | "partial-plan"
  | "pools";

/** What is worth knowing and judged by nothing. */
export interface PlanNote {
  readonly code: PlanNoteCode;
  /** null: of the plan as a whole. */
  readonly address: string | null;
  readonly message: string;
}

export interface PlanFileFacts {
  readonly path: string;
  readonly formatVersion: string;
  readonly terraformVersion: string | null;
  readonly isPartial: boolean;
}

export interface PlanSummary {
  /** Volumes that are there when the plan is applied, and those that it destroys. */
  readonly total: number;
  readonly created: number;
  readonly replaced: number;
  readonly destroyed: number;
  readonly protected: number;
  readonly unprotected: number;
  readonly unknown: number;
  readonly waived: number;
}

export interface PlanVerdict {
  readonly passed: boolean;
  readonly warnOnly: boolean;
  readonly onlyNew: boolean;
  readonly violations: readonly Violation[];
}

/** Judged plans: everything that a report may say, computed once. */
export interface PlanAssessment {
  /** Milliseconds since the epoch. */
  readonly assessedAt: number;
  readonly planFiles: readonly PlanFileFacts[];
  readonly baseline: BaselineFacts | null;
  /** False when some plan leaves out what is configured. */
  readonly complete: boolean;
  readonly summary: PlanSummary;
  /** What fails first, then what cannot be told; then by plan, address and part. */
  readonly findings: readonly PlanFinding[];
  readonly notes: readonly PlanNote[];
  /** Some plan changes a volume, or a group, policy, assignment or backup. */
  readonly isTouching: boolean;
  readonly verdict: PlanVerdict;
  /** What the verdict was held to. */
  readonly gate: GateLimits;
  /** One sentence. */
  readonly headline: string;
}
