import type { Assessment, Finding, Violation } from "../../../src/posture/assessment.js";

const NO_WASTE = { backups: 0, gb: 0, unknownSizes: 0 };

export function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    kind: "BLOCK_VOLUME",
    volumeId: "ocid1.volume.oc1.iad.data",
    volumeName: "data",
    compartmentId: "ocid1.compartment.oc1..prod",
    compartmentName: "prod",
    compartmentPath: "acme/prod",
    region: "us-ashburn-1",
    availabilityDomain: "AD-1",
    lifecycleState: "AVAILABLE",
    sizeGb: 50,
    timeCreated: 0,
    attachedInstances: [],
    areAttachmentsKnown: true,
    status: "NO_BACKUP",
    newestRecoveryPoint: null,
    restoreProof: null,
    backupAgeMs: null,
    maxBackupAgeDays: 7,
    waived: false,
    reason: "there is no recovery point",
    rule: "defaults",
    inGracePeriod: false,
    exemption: null,
    nextBreachAt: null,
    checks: [],
    freeformTags: {},
    definedTags: {},
    backups: [],
    pastNeed: null,
    protection: { proven: "1", possible: "1" },
    drift: "none",
    pastDays: "",
    firstSeenAt: null,
    ...overrides,
  };
}

export function violation(rule: string): Violation {
  return { rule, limit: 0, actual: 2, message: `${rule}: 2, the limit is 0` };
}

export function assessment(
  facts: {
    findings?: readonly Finding[];
    violations?: readonly Violation[];
    warnOnly?: boolean;
  } = {},
): Assessment {
  const { findings = [], violations = [], warnOnly = false } = facts;
  return {
    assessedAt: 0,
    tenancyId: "ocid1.tenancy.oc1..acme",
    homeRegion: "us-ashburn-1",
    regions: ["us-ashburn-1"],
    maxBackupAgeDays: 7,
    complete: true,
    interruption: null,
    unseenProofs: new Map(),
    rules: [],
    summary: {
      scannedCompartments: 4,
      skippedCompartments: 1,
      total: 12,
      compliant: 8,
      stale: 2,
      noBackup: 1,
      unknown: 1,
      nonCompliant: 3,
      waived: 0,
      inGracePeriod: 0,
      compliancePercent: 66.7,
      totalGb: 600,
      unsized: 0,
      unprotectedGb: 150,
      byAvailabilityDomain: new Map(),
      byRegion: new Map(),
      byRule: new Map(),
      byCheck: new Map(),
      byProtectionLevel: [],
      waste: { orphaned: NO_WASTE, pastNeed: null, isWhole: true },
    },
    compartments: [],
    unread: [],
    discovery: [{ region: "us-ashburn-1", by: "list" }],
    unasked: [],
    searchFailures: [],
    orphanedBackups: {
      id: "orphaned-backup",
      result: "pass",
      severity: "info",
      message: "no backup has lost its volume",
      remedy: null,
      count: 0,
      totalGb: 0,
      neverExpiringCount: 0,
      waste: NO_WASTE,
    },
    exemptions: [],
    policyNotices: [],
    history: [],
    drift: {
      baseline: { generatedAt: 0, source: "last.json" },
      new: 3,
      persisting: 1,
      changed: 0,
      resolved: 2,
      appeared: 0,
      vanished: 0,
      resolvedFindings: [],
    },
    findings,
    verdict: {
      passed: violations.length === 0 || warnOnly,
      warnOnly,
      onlyNew: false,
      violations,
    },
  };
}
