import type { Protection } from "../../plan/effective-policy.js";
import { isUnmet } from "../check.js";
import type { Waiver } from "../policy/exemptions.js";
import type { JudgedAsset } from "./judge-asset.js";
import type { AuditedFacts, PlanCheckResult, PlanFinding } from "./plan-assessment.js";
import { idBefore, type RecoveryEvidence } from "./recovery.js";

/** What the last audit saw of a volume that is there. */
export function auditedFacts(
  { asset, recovery }: JudgedAsset,
  evidence: RecoveryEvidence | null,
  hidesNames: boolean,
): AuditedFacts | null {
  if (recovery === null) return null;
  const seen = evidence?.audit.volumes.get(idBefore(asset) ?? "");
  return {
    status: seen?.status ?? null,
    compartmentPath: hidesNames ? null : (seen?.compartmentPath ?? null),
    recoveryPoint: seen?.recoveryPoint ?? null,
    recovery: recovery.outcome,
  };
}

export function protectionFacts(
  protection: Protection | null,
): Pick<PlanFinding, "protection" | "backupPolicy"> {
  switch (protection?.kind) {
    case undefined:
      return { protection: null, backupPolicy: null };
    case "protected":
      return {
        protection: "PROTECTED",
        backupPolicy: { name: protection.policy.name, via: protection.via },
      };
    case "unprotected":
      return { protection: "UNPROTECTED", backupPolicy: null };
    case "unknown":
      return { protection: "UNKNOWN", backupPolicy: null };
  }
}

export function outcomeOf(
  checks: readonly PlanCheckResult[],
  waiver: Waiver,
  protection: Protection | null,
): Pick<PlanFinding, "isNew" | "waived" | "exemption" | "exemptedBy" | "reason" | "checks"> {
  const unmet = checks.filter(isUnmet);
  const first =
    unmet.find(({ result, isRequired }) => result === "fail" && isRequired) ??
    unmet.find(({ result }) => result === "fail") ??
    unmet[0];
  return {
    isNew: unmet.some(({ isNew }) => isNew),
    waived: unmet.length > 0 && unmet.every(({ waived }) => waived),
    exemption: waiver.exemption,
    exemptedBy: waiver.ids,
    reason: first?.message ?? protectedBy(protection),
    checks,
  };
}

function protectedBy(protection: Protection | null): string {
  if (protection?.kind !== "protected") return "nothing is asked of it";
  const { policy, via } = protection;
  const name =
    policy.name === null ? "a backup policy" : `backup policy ${JSON.stringify(policy.name)}`;
  return `${name} is assigned ${VIA[via]}`;
}

const VIA = {
  assignment: "to it",
  volume_group: "to its volume group",
  attribute: "by backup_policy_id",
  state: "to it, as the state says",
  baseline: "to it, as the last audit saw",
} as const;
