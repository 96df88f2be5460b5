import type { AuditedCompartment, UnreadListing } from "../inventory/inventory.js";
import type {
  ComplianceStatus,
  CompartmentSummary,
  Finding,
  Summary,
  Tally,
} from "./assessment.js";
import { byCodeUnit, byKeys } from "./code-unit-order.js";
import { roundedPercent, share } from "./compliance-share.js";
import { groupBy } from "./group-by.js";

/** The counts over all findings; waived ones count in every figure but the compliance percent. */
export function summarize(
  findings: readonly Finding[],
  compartments: readonly AuditedCompartment[],
  unread: readonly UnreadListing[],
): Summary {
  const having = (status: ComplianceStatus) => findings.filter((it) => it.status === status);
  const unprotected = findings.filter(isNonCompliant);
  return {
    scannedCompartments: compartments.length,
    skippedCompartments: new Set(unread.map((it) => it.compartmentId)).size,
    total: findings.length,
    compliant: having("COMPLIANT").length,
    stale: having("STALE_BACKUP").length,
    noBackup: having("NO_BACKUP").length,
    unknown: having("UNKNOWN").length,
    nonCompliant: unprotected.length,
    waived: findings.filter((it) => it.waived).length,
    compliancePercent: roundedPercent(share(findings)),
    totalGb: gigabytes(findings),
    unprotectedGb: gigabytes(unprotected),
    byAvailabilityDomain: tallyBy(findings, (it) => it.availabilityDomain),
    byRegion: tallyBy(findings, (it) => it.region),
  };
}

/** One line a compartment in scope, those without volumes too, sorted by path and OCID. */
export function summarizeCompartments(
  findings: readonly Finding[],
  compartments: readonly AuditedCompartment[],
): CompartmentSummary[] {
  const byCompartment = groupBy(findings, (it) => it.compartmentId);
  return compartments
    .map(({ id, name, path }) => {
      const own = byCompartment.get(id) ?? [];
      const blockVolumes = own.filter((it) => it.kind === "BLOCK_VOLUME").length;
      return {
        id,
        name,
        path,
        blockVolumes,
        bootVolumes: own.length - blockVolumes,
        nonCompliant: own.filter(isNonCompliant).length,
      };
    })
    .toSorted(byKeys((it) => [it.path, it.id]));
}

function isNonCompliant({ status }: Finding): boolean {
  return status === "NO_BACKUP" || status === "STALE_BACKUP";
}

function gigabytes(findings: readonly Finding[]): number {
  return findings.reduce((sum, it) => sum + it.sizeGb, 0);
}

function tallyBy(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string,
): ReadonlyMap<string, Tally> {
  const groups = [...groupBy(findings, keyOf)].toSorted(([a], [b]) => byCodeUnit(a, b));
  return new Map(
    groups.map(([key, group]) => [
      key,
      { total: group.length, nonCompliant: group.filter(isNonCompliant).length },
    ]),
  );
}
