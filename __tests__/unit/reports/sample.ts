import type { Assessment } from "../../../src/posture/assessment.js";
import { assess } from "../../../src/posture/assess.js";
import type { Snapshot, VolumeSnapshot } from "../../../src/posture/verdict/snapshot.js";
import type { RunFacts } from "../../../src/reports/report.js";
import {
  attachment,
  backup,
  compartment,
  DAY,
  inventory,
  NOW,
  STRICT,
  unread,
  volume,
} from "../posture/inventory-builder.js";
import {
  answered,
  exemption,
  GOLD,
  match,
  PLAIN,
  policy,
  policyLookups,
  rule,
  settings,
} from "../posture/policy-fixtures.js";

export const FACTS: RunFacts = {
  toolVersion: "1.2.3",
  durationMs: 3456,
  api: { requests: 120, retries: 3, throttled: 1 },
  scope: {
    regions: "all",
    rootCompartment: null,
    includeSubcompartments: true,
    excludeCompartments: ["ManagedCompartmentForPaaS"],
  },
  run: {
    repository: "acme/infrastructure",
    runId: "4711",
    sha: "0123456789abcdef0123456789abcdef01234567",
    url: "https://github.com/acme/infrastructure/actions/runs/4711",
  },
};

export const OUTSIDE_ACTIONS: RunFacts = { ...FACTS, run: null };

/** Every status once or more, both kinds, two regions, hostile names, something not read. */
export function sampleAssessment(baseline: Snapshot | null = null): Assessment {
  const finance = "ocid1.compartment.oc1..finance";
  const phoenix = { region: "us-phoenix-1", availabilityDomain: "Uocm:PHX-AD-2" };
  const given = inventory({
    regions: ["us-phoenix-1", "us-ashburn-1"],
    searchFailures: [{ region: "us-phoenix-1", reason: "no | <b>search</b>" }],
    compartments: [
      compartment({ id: "ocid1.tenancy.oc1..acme", name: "acme", parentId: null, path: "acme" }),
      compartment(),
      compartment({ id: finance, name: "fin|ance", path: "acme/fin|ance" }),
    ],
    volumes: [
      volume({ id: "ocid1.volume.oc1.iad.fresh", name: "db_data 01", sizeGb: 100 }),
      volume({ id: "ocid1.volume.oc1.iad.none", name: "<b>scratch</b> | `rm`\n::error::x %0A" }),
      volume({ id: "ocid1.volume.oc1.phx.stale", name: "\u202Egpj.exe @acme #1 🚀", ...phoenix }),
      volume({ id: "ocid1.volume.oc1.iad.unknown", name: "ledger", compartmentId: finance }),
      volume({ id: "ocid1.volume.oc1.iad.gone", lifecycleState: "TERMINATED" }),
      volume({ kind: "BOOT_VOLUME", id: "ocid1.bootvolume.oc1.iad.fresh", name: "web (Boot)" }),
      volume({ kind: "BOOT_VOLUME", id: "ocid1.bootvolume.oc1.phx.none", name: " ", ...phoenix }),
    ],
    backups: [
      backup({
        id: "ocid1.volumebackup.oc1.iad.1",
        volumeId: "ocid1.volume.oc1.iad.fresh",
        timeCreated: NOW - 1.25 * DAY,
      }),
      backup({
        id: "ocid1.volumebackup.oc1.phx.2",
        volumeId: "ocid1.volume.oc1.phx.stale",
        region: "us-phoenix-1",
        timeCreated: NOW - 9.5 * DAY,
      }),
      backup({ volumeId: "ocid1.volume.oc1.iad.none", lifecycleState: "FAULTY" }),
      backup({
        kind: "BOOT_VOLUME",
        id: "ocid1.bootvolumebackup.oc1.iad.3",
        volumeId: "ocid1.bootvolume.oc1.iad.fresh",
        timeCreated: NOW - 7 * DAY,
      }),
    ],
    attachments: [
      attachment({
        volumeId: "ocid1.volume.oc1.phx.stale",
        instanceId: "ocid1.instance.oc1.phx.i2",
      }),
      attachment({
        volumeId: "ocid1.volume.oc1.phx.stale",
        instanceId: "ocid1.instance.oc1.phx.i1",
      }),
    ],
    instances: new Map([
      [
        "ocid1.instance.oc1.phx.i1",
        {
          id: "ocid1.instance.oc1.phx.i1",
          name: "node[1](x)",
          compartmentId: finance,
          availabilityDomain: null,
        },
      ],
    ]),
    unread: [
      unread({ compartmentId: finance, compartmentName: "fin|ance" }),
      unread({
        operation: "ListInstances",
        region: "us-phoenix-1",
        status: null,
        code: null,
        reason: "the connection was reset",
        opcRequestId: null,
      }),
    ],
  });
  return assess(given, PLAIN, STRICT, NOW, { baseline });
}

/** The sample with a last run: of each kind of change one, and an appeared and a vanished volume. */
export function comparedAssessment(): Assessment {
  const then = (volumeId: string, over: Partial<VolumeSnapshot> = {}): VolumeSnapshot => ({
    volumeId,
    volumeName: "db_data 01",
    compartmentPath: "acme/prod/erp",
    region: "us-ashburn-1",
    status: "COMPLIANT",
    isExcused: false,
    failing: [],
    recoveryPointAt: null,
    timeCreated: null,
    rule: null,
    firstSeenAt: null,
    ...over,
  });
  const recency = { id: "backup-recency" as const, isRequired: true, isExcused: false };
  const stale = {
    status: "STALE_BACKUP" as const,
    failing: [recency],
    recoveryPointAt: NOW - 100 * DAY,
  };
  return sampleAssessment({
    generatedAt: NOW - DAY,
    source: "oci://b@n/last.json",
    limitsHeld: false,
    rules: new Map(),
    volumes: [
      then("ocid1.volume.oc1.iad.fresh", stale),
      then("ocid1.volume.oc1.iad.none", stale),
      then("ocid1.volume.oc1.phx.stale", { ...stale, firstSeenAt: Date.UTC(2026, 10, 1) }),
      then("ocid1.volume.oc1.iad.unknown", { isExcused: true, status: "UNKNOWN" }),
      then("ocid1.bootvolume.oc1.phx.none"),
      then("ocid1.volume.oc1.iad.vanished", stale),
    ],
  });
}

/**
 * Two rules, look-ups for one of them, exemptions of every kind, a volume in its grace period and
 * checks that fail at the gate.
 */
export function policyAssessment(): Assessment {
  const production = "ocid1.volume.oc1.iad.production";
  const given = inventory({
    volumes: [
      volume({ id: production, name: "ledger" }),
      volume({ id: "ocid1.volume.oc1.iad.unassigned", name: "invoices" }),
      volume({ id: "ocid1.volume.oc1.iad.young", name: "new", timeCreated: NOW - DAY / 2 }),
      volume({ id: "ocid1.volume.oc1.iad.scratch", name: "scratch-1" }),
      volume({ id: "ocid1.volume.oc1.iad.sandbox", name: "play", compartmentId: "sandbox" }),
    ],
    compartments: [
      compartment(),
      compartment({ id: "sandbox", name: "sandbox", path: "acme/sandbox" }),
    ],
    backups: [
      backup({ volumeId: production, id: "ocid1.volumebackup.oc1.iad.p" }),
      backup({
        volumeId: "ocid1.volume.oc1.iad.unassigned",
        id: "ocid1.volumebackup.oc1.iad.u",
        timeCreated: NOW - 1.25 * DAY,
      }),
      backup({
        volumeId: "ocid1.volume.oc1.iad.sandbox",
        id: "ocid1.volumebackup.oc1.iad.s",
        timeCreated: NOW - 20 * DAY,
      }),
    ],
    lookups: policyLookups({
      [production]: answered(GOLD),
      "ocid1.volume.oc1.iad.unassigned": answered(),
      "ocid1.volume.oc1.iad.young": answered(GOLD),
      "ocid1.volume.oc1.iad.scratch": answered(),
    }),
  });
  const asked = policy({
    rules: [
      rule(
        "production",
        { compartments: ["prod/**"] },
        { "backup-policy-assigned": true },
        { severity: "high", maxBackupAgeMs: 1.5 * DAY, gracePeriodMs: DAY },
      ),
      rule("sand|box", { names: ["play"] }, {}, { maxBackupAgeMs: 30 * DAY }),
    ],
    exemptions: [
      exemption(),
      exemption({ id: "old", expires: "2026-01-31" }),
      exemption({ id: "nobody", match: match({ names: ["no-such-*"] }), expires: null }),
    ],
    defaults: settings(),
  });
  const gate = { ...STRICT, failOnChecks: ["backup-policy-assigned"] as const };
  return assess(given, asked, gate, NOW, { coversTenancy: true });
}

/** Nothing wrong, nothing missed. */
export function cleanAssessment(): Assessment {
  const given = inventory({ volumes: [volume()], backups: [backup()] });
  return assess(given, PLAIN, STRICT, NOW);
}

/** A tenancy without volumes. */
export function emptyAssessment(): Assessment {
  return assess(inventory(), PLAIN, STRICT, NOW);
}

/**
 * Volumes without a backup, named `name`, in a compartment of that name; so is everything else that
 * others may name: an instance, a rule, exemptions, a backup policy that falls short.
 */
export function assessmentNaming(name: string, volumes = 1): Assessment {
  const hostile = { ...GOLD, policy: { ...GOLD.policy, name } };
  const given = inventory({
    compartments: [compartment({ name, path: `acme/${name}` })],
    volumes: [
      ...Array.from({ length: volumes }, (_, index) => volume({ id: `v${index}`, name })),
      volume({ id: "waived", name }),
    ],
    attachments: [attachment({ volumeId: "v0" })],
    instances: new Map([
      [
        "ocid1.instance.oc1.iad.i1",
        {
          id: "ocid1.instance.oc1.iad.i1",
          name,
          compartmentId: "ocid1.compartment.oc1..erp",
          availabilityDomain: null,
        },
      ],
    ]),
    lookups: policyLookups({ v0: answered(hostile) }),
    unread: [
      unread({ compartmentName: name, operation: "ListInstances", code: name, reason: name }),
    ],
  });
  const matching = match({ volumes: ["waived"] });
  const named = { id: name, reason: name, match: matching };
  const asked = policy({
    rules: [
      rule(name, { volumes: ["v0"] }, { "policy-meets-threshold": true }, { maxBackupAgeMs: DAY }),
    ],
    exemptions: [exemption(named), exemption({ ...named, expires: "2026-01-31" })],
  });
  return assess(given, asked, STRICT, NOW);
}

/** The same with a last run of which every part is named so: its source, and a resolved volume. */
export function comparisonNaming(name: string, volumes = 1): Assessment {
  const assessment = assessmentNaming(name, volumes);
  return {
    ...assessment,
    findings: assessment.findings.map((it) => ({ ...it, drift: "changed" })),
    drift: {
      ...{ new: 0, persisting: 0, changed: 1, resolved: 1, appeared: 0, vanished: 0 },
      baseline: { generatedAt: NOW - DAY, source: name },
      resolvedFindings: [
        {
          volumeId: "resolved",
          volumeName: name,
          compartmentPath: `acme/${name}`,
          region: "us-ashburn-1",
          previousStatus: "NO_BACKUP",
          firstSeenAt: 0,
          previouslyFailing: ["backup-recency"],
        },
      ],
    },
  };
}
