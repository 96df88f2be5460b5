import type { Assessment, BackupPoint, Finding } from "../../../../src/posture/assessment.js";
import { DAY, NOW } from "../../posture/inventory-builder.js";
import { policyAssessment } from "../sample.js";

const STATUSES = ["NO_BACKUP", "STALE_BACKUP", "UNKNOWN", "COMPLIANT"] as const;
const REGIONS = ["us-ashburn-1", "us-phoenix-1", "eu-frankfurt-1", "uk-london-1"];
const DRIFTS = ["new", "persisting", "changed", "none"] as const;
const FAR_TOO_MANY_BACKUPS = 60;

/** So many volumes, each different, with as many backups as a finding may have. */
export function largeAssessment(volumes: number): Assessment {
  const sample = policyAssessment();
  const findings = Array.from({ length: volumes }, (_, index) =>
    numbered(sample.findings[index % sample.findings.length], index, volumes),
  );
  return { ...sample, regions: REGIONS, findings };
}

function numbered(model: Finding | undefined, index: number, volumes: number): Finding {
  if (model === undefined) throw new RangeError("The sample has no findings.");
  const status = STATUSES[Math.floor((index * STATUSES.length) / volumes)] ?? "COMPLIANT";
  const backups = status === "NO_BACKUP" ? [] : dailyBackups(index);
  const [newest] = backups;
  const volumeId = ocid("volume", index);
  const ageMs = newest === undefined ? null : NOW - newest.timeCreated;
  return {
    ...model,
    volumeId,
    volumeName: `app-${index % 997}-data-${index}`,
    compartmentId: ocid("compartment", index % 300),
    compartmentPath: `acme/unit-${index % 20}/team-${index % 300}`,
    region: REGIONS[index % REGIONS.length] ?? "",
    status,
    sizeGb: 50 + (index % 40) * 25,
    attachedInstances: [
      {
        instanceId: ocid("instance", index >> 1),
        instanceName: `host-${index >> 1}`,
        compartmentId: ocid("compartment", index % 300),
      },
    ],
    backupAgeMs: ageMs,
    newestRecoveryPoint: newest === undefined ? null : newest,
    reason: `newest recovery point is ${((ageMs ?? 0) / DAY).toFixed(2)} days old (limit 7)`,
    freeformTags: { team: `team-${index % 300}`, env: index % 3 === 0 ? "prod" : "dev" },
    backups,
    drift: DRIFTS[index % DRIFTS.length] ?? "none",
    checks: model.checks.map((check) => ({
      ...check,
      message: `${check.message}, measured on ${ocid("volume", index)} ${index % 60} minutes ago`,
      remedy: check.remedy && { ...check.remedy, assetId: volumeId },
    })),
  };
}

function dailyBackups(index: number): BackupPoint[] {
  return Array.from({ length: FAR_TOO_MANY_BACKUPS }, (_, ago) => {
    const timeCreated = NOW - ((index % 11) + ago) * DAY - ((index * 7 + ago * 13) % 90) * 60_000;
    const isScheduled = ago % 5 !== 0;
    return {
      id: ocid("volumebackup", index * FAR_TOO_MANY_BACKUPS + ago),
      timeCreated,
      expiresAt: isScheduled ? timeCreated + 35 * DAY : null,
      state: ago % 17 === 3 ? "FAULTY" : "AVAILABLE",
      isScheduled,
    };
  });
}

/** As long as a real one, and as hard to compress. */
function ocid(type: string, index: number): string {
  let word = "";
  let seed = index * 2_654_435_761 + 12_345;
  while (word.length < 60) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    word += (seed % 1_000_000_007).toString(32);
  }
  return `ocid1.${type}.oc1.iad.${word.slice(0, 52)}${index.toString(32).padStart(8, "0")}`;
}
