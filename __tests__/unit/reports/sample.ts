import type { Assessment } from "../../../src/posture/assessment.js";
import { assess } from "../../../src/posture/assess.js";
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

export const FACTS: RunFacts = {
  toolVersion: "1.2.3",
  durationMs: 3456,
  api: { requests: 120, retries: 3, throttled: 1 },
  run: {
    repository: "acme/infrastructure",
    runId: "4711",
    sha: "0123456789abcdef0123456789abcdef01234567",
    url: "https://github.com/acme/infrastructure/actions/runs/4711",
  },
};

export const OUTSIDE_ACTIONS: RunFacts = { ...FACTS, run: null };

/** Every status once or more, both kinds, two regions, hostile names, something not read. */
export function sampleAssessment(): Assessment {
  const finance = "ocid1.compartment.oc1..finance";
  const phoenix = { region: "us-phoenix-1", availabilityDomain: "Uocm:PHX-AD-2" };
  const given = inventory({
    regions: ["us-phoenix-1", "us-ashburn-1"],
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
        { id: "ocid1.instance.oc1.phx.i1", name: "node[1](x)", compartmentId: finance },
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
  return assess(given, { maxBackupAgeDays: 7 }, STRICT, NOW);
}

/** Nothing wrong, nothing missed. */
export function cleanAssessment(): Assessment {
  const given = inventory({ volumes: [volume()], backups: [backup()] });
  return assess(given, { maxBackupAgeDays: 7 }, STRICT, NOW);
}

/** A tenancy without volumes. */
export function emptyAssessment(): Assessment {
  return assess(inventory(), { maxBackupAgeDays: 7 }, STRICT, NOW);
}

/** A single volume without a backup, named `name`, in a compartment of that name. */
export function assessmentNaming(name: string, volumes = 1): Assessment {
  const given = inventory({
    compartments: [compartment({ name, path: `acme/${name}` })],
    volumes: Array.from({ length: volumes }, (_, index) => volume({ id: `v${index}`, name })),
    attachments: [attachment({ volumeId: "v0" })],
    instances: new Map([
      [
        "ocid1.instance.oc1.iad.i1",
        { id: "ocid1.instance.oc1.iad.i1", name, compartmentId: "ocid1.compartment.oc1..erp" },
      ],
    ]),
    unread: [
      unread({ compartmentName: name, operation: "ListInstances", code: name, reason: name }),
    ],
  });
  return assess(given, { maxBackupAgeDays: 7 }, STRICT, NOW);
}
