import type { PlanCheckResult, PlanFinding } from "../../posture/plan/plan-assessment.js";

/** What a volume without a backup policy fails for that reason alone. */
const FOLLOWS_FROM_NO_POLICY: ReadonlySet<string> = new Set([
  "policy-meets-threshold",
  "retention",
  "immutable",
  "cross-region-copy",
]);

/** The checks of a finding without those that fail only because another one does: for people to read. */
export function toldChecks({ checks }: PlanFinding): readonly PlanCheckResult[] {
  const isOpen = (id: string) =>
    checks.some((check) => check.id === id && check.result === "fail" && !check.waived);
  const isRemoved = isOpen("protection-removed");
  const isBare = isRemoved || isOpen("backup-policy-assigned");
  return checks.filter(({ id, result, waived }) => {
    if (result !== "fail" || waived) return true;
    if (isRemoved && id === "backup-policy-assigned") return false;
    return !(isBare && FOLLOWS_FROM_NO_POLICY.has(id));
  });
}

/** `oci_core_instance.web (boot volume)` */
export function nameOf({ address, asset }: Pick<PlanFinding, "address" | "asset">): string {
  return asset === null ? address : `${address} (${asset.replaceAll("_", " ")})`;
}
