import fc from "fast-check";

import type {
  AssignedPolicy,
  Inventory,
  Lookup,
  LookupRequest,
  Replica,
  UnreadListing,
} from "../../../../src/inventory/inventory.js";
import type { EarlierProofs, RestoreProof } from "../../../../src/inventory/restore-proof.js";
import type { Terms } from "../../../../src/posture/preview/terms.js";
import type { CheckId } from "../../../../src/settings/policy.js";
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
} from "../inventory-builder.js";
import {
  answered,
  DAILY,
  exemption,
  GOLD,
  match,
  policy,
  rule,
  settings,
  UNREAD,
} from "../policy-fixtures.js";

const COMPARTMENTS = ["c-prod", "c-dev"].map((id) =>
  compartment({ id, name: id.slice(2), path: `acme/${id.slice(2)}` }),
);
const GROUP = "group-1";

const weekly: AssignedPolicy = {
  policy: {
    ...GOLD.policy,
    id: "weekly",
    name: "weekly",
    schedules: [{ ...DAILY, period: "ONE_WEEK", dayOfWeek: "SUNDAY" }],
  },
  assignedAt: NOW - 40 * DAY,
};

const policyLookup: fc.Arbitrary<Lookup<AssignedPolicy>> = fc.constantFrom(
  answered(GOLD),
  answered(weekly),
  answered<AssignedPolicy>(),
  UNREAD,
);
const replicaLookup: fc.Arbitrary<Lookup<Replica>> = fc.constantFrom(
  answered({ id: "r", lifecycleState: "AVAILABLE", timeLastSynced: NOW - DAY }),
  answered<Replica>(),
  UNREAD,
);

const anyVolume = fc.record({
  isBoot: fc.boolean(),
  name: fc.constantFrom("scratch-1", "data", "db-main"),
  compartmentId: fc.constantFrom("c-prod", "c-dev", "c-unknown"),
  env: fc.constantFrom("prod", "dev", null),
  lifecycleState: fc.constantFrom("AVAILABLE", "AVAILABLE", "TERMINATED"),
  ageDays: fc.constantFrom(1, 100, NaN),
  isInGroup: fc.boolean(),
  hasReplica: fc.boolean(),
  backupAges: fc.array(fc.constantFrom(0.5, 3, 9, 40, NaN), { maxLength: 3 }),
  attachment: fc.constantFrom("ATTACHED", "DETACHED", "SOMETHING_NEW", null),
  policy: policyLookup,
  replica: replicaLookup,
  restoredFrom: fc.option(
    fc.record({
      backupId: fc.constantFrom("b0-0", "b1-0", "b1-1", "unlisted"),
      isHydrated: fc.constantFrom(true, true, false, null),
    }),
  ),
});

const STATEMENTS = [
  "Allow group Ops to manage volume-family in tenancy",
  "Allow group OpsNight to manage volume-backups in tenancy where request.user.name = 'x'",
  "Allow dynamic-group Agents to manage all-resources in tenancy",
  "Allow any-user to manage volume-backups in tenancy",
];

/** What OCI would answer to whoever asked for everything, but for the gaps of the look-ups. */
export const anyInventory: fc.Arbitrary<Inventory> = fc
  .record({
    volumes: fc.array(anyVolume, { maxLength: 5 }),
    group: policyLookup,
    isBackupListingDenied: fc.boolean(),
    areAttachmentsUnasked: fc.boolean(),
    iam: fc.option(fc.subarray(STATEMENTS)),
  })
  .map(({ volumes: drawn, group, isBackupListingDenied, areAttachmentsUnasked, iam }) => {
    const volumes = drawn.map((it, index) =>
      volume({
        id: `v${index}`,
        kind: it.isBoot ? "BOOT_VOLUME" : "BLOCK_VOLUME",
        name: it.name,
        compartmentId: it.compartmentId,
        lifecycleState: it.lifecycleState,
        timeCreated: NOW - it.ageDays * DAY,
        freeformTags: it.env === null ? {} : { env: it.env },
        volumeGroupId: it.isInGroup ? GROUP : null,
        replicas: it.hasReplica ? [{ id: `r${index}`, availabilityDomain: "AD-2" }] : [],
        ...(it.restoredFrom === null ? {} : { restoredFrom: it.restoredFrom }),
      }),
    );
    const { tenancyId } = inventory();
    return inventory({
      ...(iam === null
        ? {}
        : {
            iam: {
              policies: [{ id: "p", name: "p", compartmentId: tenancyId, statements: iam }],
              compartments: [],
            },
          }),
      compartments: COMPARTMENTS,
      volumes,
      backups: drawn.flatMap((it, index) =>
        it.backupAges.map((age, order) =>
          backup({
            id: `b${index}-${order}`,
            kind: it.isBoot ? "BOOT_VOLUME" : "BLOCK_VOLUME",
            volumeId: `v${index}`,
            timeCreated: NOW - age * DAY,
          }),
        ),
      ),
      attachments: drawn.flatMap((it, index) =>
        it.attachment === null
          ? []
          : [
              attachment({
                kind: it.isBoot ? "BOOT_VOLUME" : "BLOCK_VOLUME",
                volumeId: `v${index}`,
                lifecycleState: it.attachment,
              }),
            ],
      ),
      lookups: {
        policies: new Map([
          ...drawn.map((it, index) => [`v${index}`, it.policy] as const),
          [GROUP, group],
        ]),
        replicas: new Map(
          drawn.flatMap((it, index) => (it.hasReplica ? [[`r${index}`, it.replica]] : [])),
        ),
      },
      unread: isBackupListingDenied ? [unread({ compartmentId: "c-prod" })] : [],
      unasked: areAttachmentsUnasked
        ? [{ region: "us-ashburn-1", operation: "ListVolumeAttachments", compartments: 2 }]
        : [],
    });
  });

/** What earlier reports saw of restores: of volumes that are there, and of one that is not. */
export const anyEarlierProofs: fc.Arbitrary<EarlierProofs> = fc
  .array(fc.tuple(fc.constantFrom("v0", "v1", "gone"), fc.constantFrom(1, 9, 11, 500)), {
    maxLength: 3,
  })
  .map((drawn) => {
    const proofs = drawn.map(([id, age]): [string, RestoreProof] => [
      id,
      {
        ...{ backupId: "earlier", backupTime: NOW - (age + 1) * DAY, backupRegion: "us-phoenix-1" },
        ...{
          restoredVolumeId: "test",
          restoredAt: NOW - age * DAY,
          restoredRegion: "us-phoenix-1",
        },
        seenAt: NOW - DAY,
      },
    ]);
    return new Map(proofs);
  });

/** The inventory as the look-ups of the request alone would have made it, gaps included. */
export function afterLookUps(whole: Inventory, request: LookupRequest): Inventory {
  const policies = new Map(
    request.policyAssets.map(({ id }) => [id, whole.lookups.policies.get(id) ?? UNREAD]),
  );
  const replicas = new Map(
    request.replicas.map(({ id }) => [id, whole.lookups.replicas.get(id) ?? UNREAD]),
  );
  const gaps = [
    ...[...policies].map(([id, { kind }]) => ({
      id,
      kind,
      operation: "GetVolumeBackupPolicyAssetAssignment" as const,
    })),
    ...request.replicas.map(({ id, kind }) => ({
      id,
      kind: replicas.get(id)?.kind,
      operation:
        kind === "BOOT_VOLUME"
          ? ("GetBootVolumeReplica" as const)
          : ("GetBlockVolumeReplica" as const),
    })),
  ].filter(({ kind }) => kind === "unread");
  const entries = gaps.map(({ id, operation }): [string, UnreadListing] => {
    const owner = whole.volumes.find(
      (it) => it.id === id || it.replicas.some((replica) => replica.id === id),
    );
    const compartmentId = owner?.compartmentId ?? whole.tenancyId;
    return [
      `${operation} ${compartmentId}`,
      unread({ operation, compartmentId, compartmentName: compartmentId }),
    ];
  });
  return {
    ...whole,
    lookups: { policies, replicas },
    unread: [...whole.unread, ...new Map(entries).values()],
  };
}

const anyMatch = fc.constantFrom(
  match({ names: ["scratch-*"] }),
  match({ compartments: ["prod"] }),
  match({ freeformTags: { env: ["prod"] } }),
  match({ attached: true }),
  match({ attached: false, kinds: ["block"] }),
  match({ names: ["nothing-*"] }),
  match(),
);
const anyRequirement = fc.constantFrom(
  {},
  { "backup-policy-assigned": true },
  { "policy-meets-threshold": true, "schedule-missed": true },
  { replica: 2 * DAY },
  { retention: 30 * DAY },
  { "restore-tested": 10 * DAY },
);
const anyThreshold = fc.constantFrom(DAY, 7 * DAY, 30 * DAY);
const anyChecks: fc.Arbitrary<readonly CheckId[] | null> = fc.constantFrom(
  null,
  ["backup-recency"],
  ["backup-policy-assigned", "replica"],
);

export const anyTerms: fc.Arbitrary<Terms> = fc
  .record({
    rules: fc.array(
      fc.record({
        match: anyMatch,
        require: anyRequirement,
        maxBackupAgeMs: anyThreshold,
        gracePeriodMs: fc.constantFrom(0, 2 * DAY),
      }),
      { maxLength: 3 },
    ),
    defaults: fc.record({ require: anyRequirement, maxBackupAgeMs: anyThreshold }),
    exemptions: fc.array(
      fc.record({
        match: anyMatch,
        checks: anyChecks,
        expires: fc.constantFrom(null, "2026-01-01", "2027-01-31"),
      }),
      { maxLength: 3 },
    ),
    deletionRestricted: fc.option(
      fc.record({
        allowedGroups: fc.subarray(["Ops", "Ops*", "OpsNight", "Default/Ops", "{Ops,Agents}"]),
        allowedDynamicGroups: fc.subarray(["Agents", "*"]),
      }),
      { nil: undefined },
    ),
    failOnChecks: fc.constantFrom([], ["unattached-volume"] as const, ["replica"] as const),
    failOnSeverity: fc.constantFrom(null, "low" as const, "high" as const),
  })
  .map((drawn) => ({
    policy: policy({
      defaults: settings(drawn.defaults.require, {
        maxBackupAgeMs: drawn.defaults.maxBackupAgeMs,
      }),
      rules: drawn.rules.map((it, index) => ({
        ...rule(`rule-${index}`, it.match, it.require, {
          maxBackupAgeMs: it.maxBackupAgeMs,
          gracePeriodMs: it.gracePeriodMs,
        }),
      })),
      exemptions: drawn.exemptions.map((it, index) =>
        exemption({ ...it, id: `exemption-${index}` }),
      ),
      ...(drawn.deletionRestricted === undefined
        ? {}
        : { deletionRestricted: drawn.deletionRestricted }),
    }),
    gate: {
      ...STRICT,
      failOnChecks: drawn.failOnChecks,
      failOnSeverity: drawn.failOnSeverity,
    },
  }));
