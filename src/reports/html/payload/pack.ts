import { COMPLIANCE_STATUSES } from "../../../posture/compliance-status.js";
import type { Assessment, Finding } from "../../../posture/assessment.js";
import type { VolumeCheckResult } from "../../../posture/check.js";
import { byCodeUnit } from "../../../plain/order.js";
import { MAX_BACKUP_POINTS } from "../../../posture/judge-volumes.js";
import { daysOf } from "../../../posture/verdict/history.js";
import { visible } from "../../../plain/visible.js";
import { PROTECTION_LEVELS } from "../../../settings/policy.js";
import { describeSchedule } from "../describe-schedule.js";
import { Interned } from "./interned.js";
import { packBackups, toMinutes } from "./packed-backups.js";
import { packRemedy } from "./packed-remedy.js";
import { packText, type TextOwner } from "./packed-text.js";
import {
  DRIFTS,
  NOBODY,
  NO_POLICY,
  POLICY_NOT_LOOKED_UP,
  type BackupKind,
  type Lists,
  type PackedCheck,
  type Payload,
} from "./payload.js";

/** So many backups at most in the whole page; of each volume never fewer than FEWEST. */
const MOST_BACKUPS = 400_000;
const FEWEST_BACKUPS = 8;
/** Backups are named by their OCIDs in pages with no more backups than this. */
const MOST_NAMED_BACKUPS = 20_000;

export function packPayload({ assessedAt, findings }: Assessment): Payload {
  const lists = emptyLists();
  const backupsPerVolume = backupsThatFit(findings.length);
  const column = <Value>(valueOf: (finding: Finding) => Value) => findings.map(valueOf);
  const listed = findings.map((it) => it.backups.slice(0, backupsPerVolume));
  const areNamed = listed.reduce((sum, it) => sum + it.length, 0) <= MOST_NAMED_BACKUPS;
  const texts = findings.map((it) => packTexts(it, lists));
  const columns = {
    id: column((it) => visible(it.volumeId)),
    name: column((it) => visible(it.volumeName)),
    isBoot: column((it) => Number(it.kind === "BOOT_VOLUME")),
    compartment: column((it) =>
      lists.compartments.indexOf([visible(it.compartmentPath), visible(it.compartmentId)]),
    ),
    region: column((it) => lists.regions.indexOf(visible(it.region))),
    domain: column((it) => lists.domains.indexOf(visible(it.availabilityDomain))),
    lifecycleState: column((it) => lists.lifecycleStates.indexOf(visible(it.lifecycleState))),
    sizeGb: column((it) => it.sizeGb),
    created: column((it) => minutesOrNull(it.timeCreated)),
    status: column((it) => COMPLIANCE_STATUSES.indexOf(it.status)),
    level: column(({ protection }) => PROTECTION_LEVELS.indexOf(protection.proven)),
    levelAtMost: column(({ protection }) => PROTECTION_LEVELS.indexOf(protection.possible)),
    age: column((it) => minutesOrNull(it.backupAgeMs)),
    newest: column((it) => it.newestRecoveryPoint && visible(it.newestRecoveryPoint.id)),
    limitDays: column((it) => it.maxBackupAgeDays),
    isWaived: column((it) => Number(it.waived)),
    isInGrace: column((it) => Number(it.inGracePeriod)),
    rule: column((it) => lists.rules.indexOf(visible(it.rule))),
    exemption: column(({ exemption: it }) =>
      it === null ? -1 : lists.exemptions.indexOf([visible(it.id), visible(it.reason), it.expires]),
    ),
    policy: column((it) => packPolicy(it, lists)),
    nextBreach: column((it) => minutesOrNull(it.nextBreachAt)),
    proof: column((it) => packProof(it, assessedAt, lists)),
    drift: column((it) => DRIFTS.indexOf(it.drift)),
    firstSeen: column((it) => minutesOrNull(it.firstSeenAt)),
    owner: column(({ owner }) =>
      owner === undefined ? -1 : lists.owners.indexOf(owner === null ? NOBODY : visible(owner)),
    ),
    days: column((it) => lists.days.indexOf(daysOf(it))),
    reason: texts.map((it) => it.reason),
    checkSet: texts.map((it) => it.checkSet),
    fillings: texts.map((it) => it.fillings),
    instances: column((it) =>
      it.attachedInstances.map(({ instanceId, instanceName }) =>
        lists.instances.indexOf([visible(instanceId), instanceName && visible(instanceName)]),
      ),
    ),
    tagSet: column((it) => lists.tagSets.indexOf(tagsOf(it).map((tag) => lists.tags.indexOf(tag)))),
    backups: listed.map((it) => packBackups(it, assessedAt, lists.backupKinds)),
    backupIds: areNamed ? listed.map((it) => it.map(({ id }) => visible(id)).join("\n")) : null,
  };
  return { assessedAt, backupsPerVolume, lists: valuesOf(lists), columns };
}

type ListsInMaking = {
  readonly [Name in keyof Lists]: Interned<Lists[Name][number]>;
};

function emptyLists(): ListsInMaking {
  const itself = (text: string) => text;
  const joined = (indexes: readonly number[]) => indexes.join();
  return {
    regions: new Interned(itself),
    compartments: new Interned(),
    domains: new Interned(itself),
    lifecycleStates: new Interned(itself),
    rules: new Interned(itself),
    instances: new Interned(),
    tags: new Interned(itself),
    tagSets: new Interned(joined),
    owners: new Interned(itself),
    days: new Interned(itself),
    exemptions: new Interned(),
    policies: new Interned(),
    proofs: new Interned(),
    texts: new Interned(itself),
    // Hundreds of thousands of these come by: no JSON for their keys.
    checks: new Interned((it: PackedCheck) => Object.values(it).join()),
    checkSets: new Interned(joined),
    backupKinds: new Interned(([state, isScheduled, kept]: BackupKind) =>
      [isScheduled, kept, state].join(),
    ),
  };
}

function valuesOf(lists: ListsInMaking): Lists {
  return Object.fromEntries(
    Object.entries(lists).map(([name, { values }]) => [name, values]),
  ) as unknown as Lists;
}

function backupsThatFit(volumes: number): number {
  const share = Math.floor(MOST_BACKUPS / Math.max(volumes, 1));
  return Math.min(Math.max(share, FEWEST_BACKUPS), MAX_BACKUP_POINTS);
}

function packTexts(
  finding: Finding,
  lists: ListsInMaking,
): { reason: number; checkSet: number; fillings: string } {
  const owner = { volumeId: finding.volumeId, backupId: finding.newestRecoveryPoint?.id ?? null };
  const fillings: string[] = [];
  const packed = (text: string) => packInto(text, owner, fillings, lists);
  const reason = packed(finding.reason);
  const checks = finding.checks.map((it) => lists.checks.indexOf(packCheck(it, packed)));
  return { reason, checkSet: lists.checkSets.indexOf(checks), fillings: fillings.join(" ") };
}

function packInto(text: string, owner: TextOwner, into: string[], lists: ListsInMaking): number {
  const { text: holed, fillings } = packText(text, owner);
  into.push(...fillings);
  return lists.texts.indexOf(holed);
}

/** The message first: its holes are filled before the remedy's. */
function packCheck(check: VolumeCheckResult, packed: (text: string) => number): PackedCheck {
  const { id, severity, result, isRequired, waived } = check;
  const message = packed(check.message);
  const remedy = check.remedy && packRemedy(check.remedy, packed);
  return { id, severity, result, isRequired, waived, message, remedy };
}

function packProof(
  { restoreProof: proof }: Finding,
  assessedAt: number,
  lists: ListsInMaking,
): number {
  if (proof === null) return -1;
  return lists.proofs.indexOf({
    backupId: visible(proof.backupId),
    backupTime: minutesOrNull(proof.backupTime),
    backupRegion: visible(proof.backupRegion),
    restoredVolumeId: visible(proof.restoredVolumeId),
    restoredAt: minutesOrNull(proof.restoredAt),
    restoredRegion: visible(proof.restoredRegion),
    seenAt: proof.seenAt === assessedAt ? null : minutesOrNull(proof.seenAt),
  });
}

function packPolicy({ backupPolicy }: Finding, lists: ListsInMaking): number {
  if (backupPolicy === undefined) return POLICY_NOT_LOOKED_UP;
  if (backupPolicy === null) return NO_POLICY;
  const { policy, via } = backupPolicy;
  return lists.policies.indexOf({
    id: visible(policy.id),
    name: visible(policy.name),
    via,
    destinationRegion: policy.destinationRegion && visible(policy.destinationRegion),
    schedules: policy.schedules.map(describeSchedule),
  });
}

function tagsOf({ freeformTags, definedTags }: Finding): string[] {
  const tags = Object.entries(freeformTags).map(([key, value]) => visible(`${key}=${value}`));
  for (const [namespace, values] of Object.entries(definedTags)) {
    for (const [key, value] of Object.entries(values)) {
      tags.push(visible(`${namespace}.${key}=${value}`));
    }
  }
  return tags.toSorted(byCodeUnit);
}

function minutesOrNull(ms: number | null): number | null {
  return ms === null || Number.isNaN(ms) ? null : toMinutes(ms);
}
