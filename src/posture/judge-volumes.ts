import type { Backup, Inventory, Lookup, Volume } from "../inventory/inventory.js";
import type { Policy } from "../settings/policy.js";
import type { BackupPoint, Finding, RecoveryPoint } from "./assessment.js";
import { attachedInstances } from "./evidence/attachments.js";
import { evidenceOf } from "./evidence/backup-evidence.js";
import type { CheckSubject, EffectivePolicy } from "./check.js";
import { checks } from "./checks/checks.js";
import { protectionFacts } from "./checks/protection-steps.js";
import { nextBreach } from "./checks/next-breach.js";
import { CopyChains } from "./evidence/copy-chains.js";
import { evaluateChecks } from "./evaluate-checks.js";
import { eitherFinding } from "./policy/either-rule.js";
import { waiverOf, type AppliedExemptions } from "./policy/exemptions.js";
import { policiesInUse } from "./evidence/policies-in-use.js";
import { effectivePolicy, replicaLookups } from "./evidence/lookup-answers.js";
import type { EarlierProofs } from "../inventory/restore-proof.js";
import { restoreFinder } from "./evidence/restore-proofs.js";
import type { Surroundings } from "./policy/match.js";
import { ownerOf } from "./policy/owner.js";
import { ruleFinder, type AppliedRule } from "./policy/rules.js";
import { judgeStatus, type StatusFacts } from "./evidence/status.js";
import {
  areAllBackupsRead,
  hiddenBackups,
  ownBackupsUnread,
  restsOnIndex,
} from "./evidence/unread-listings.js";
import { msToExactDays } from "../plain/days.js";
import { backupsInUse } from "./waste/backups-in-use.js";
import { pastNeed } from "./waste/past-need.js";
import { wasteOf } from "./waste/waste.js";

/** A finding for each of the audited volumes, in their order. */
export function judgeVolumes(
  inventory: Inventory,
  volumes: readonly Volume[],
  policy: Policy,
  surroundings: Surroundings,
  exemptions: AppliedExemptions,
  { now, keepsBackupPoints, pastDaysOf, earlierProofs }: JudgingContext,
): Finding[] {
  const compartments = new Map(inventory.compartments.map((it) => [it.id, it]));
  const ruleOf = ruleFinder(policy, surroundings);
  const subjectOf = subjectMaker(inventory, surroundings, earlierProofs, now);

  const findingUnder = (volume: Volume, rule: AppliedRule): Finding => {
    const { attachments } = surroundings;
    const { subject, ageMs, pastNeed } = subjectOf(volume, rule);
    const waiver = waiverOf(exemptions.byVolume.get(volume.id) ?? []);
    const inGracePeriod = isInGracePeriod(subject);
    const compartment = compartments.get(volume.compartmentId);
    const [newest] = subject.recoveryPoints;
    return {
      kind: volume.kind,
      volumeId: volume.id,
      volumeName: volume.name,
      compartmentId: volume.compartmentId,
      // A volume that moved out of scope while it was listed is still reported, by its OCID.
      compartmentName: compartment?.name ?? volume.compartmentId,
      compartmentPath: compartment?.path ?? volume.compartmentId,
      region: volume.region,
      availabilityDomain: volume.availabilityDomain,
      lifecycleState: volume.lifecycleState,
      sizeGb: volume.sizeGb,
      timeCreated: volume.timeCreated,
      attachedInstances: attachedInstances(attachments.of(volume), inventory.instances),
      areAttachmentsKnown: attachments.areAllKnown(volume),
      status: subject.status,
      newestRecoveryPoint: newest === undefined ? null : pointOf(newest),
      restoreProof: subject.restore.proof,
      protection: protectionFacts(subject),
      backupAgeMs: ageMs,
      maxBackupAgeDays: msToExactDays(rule.settings.maxBackupAgeMs),
      waived: waiver.waived,
      reason: subject.statusReason,
      rule: rule.name,
      inGracePeriod,
      exemption: waiver.exemption,
      ...answered(subject.policy),
      nextBreachAt: subject.nextBreachAt,
      checks: evaluateChecks(checks, subject, waiver, inGracePeriod),
      ...(policy.ownerTag === undefined ? {} : { owner: ownerOf(volume, policy.ownerTag) }),
      freeformTags: volume.freeformTags,
      definedTags: volume.definedTags,
      pastNeed,
      backups: keepsBackupPoints
        ? subject.backups.slice(0, MAX_BACKUP_POINTS).map(backupPoint)
        : NONE,
      drift: "none",
      pastDays: pastDaysOf(volume.id),
      firstSeenAt: null,
    };
  };
  return volumes.map((volume) => {
    const [first, ...others] = ruleOf(volume);
    return eitherFinding([
      findingUnder(volume, first),
      ...others.map((rule) => findingUnder(volume, rule)),
    ]);
  });
}

/** What volumes are judged with, besides the policy. */
interface JudgingContext {
  readonly now: number;
  readonly keepsBackupPoints: boolean;
  /** From a volume's OCID to its days before `now`. */
  readonly pastDaysOf: (volumeId: string) => string;
  readonly earlierProofs: EarlierProofs;
}

/** One for all volumes that have none of something. */
const NONE = [] as const;

/** What a time axis can show, and what a report of many volumes can carry. */
export const MAX_BACKUP_POINTS = 60;

function backupPoint({
  id,
  timeCreated,
  expirationTime,
  lifecycleState,
  isScheduled,
}: Backup): BackupPoint {
  return { id, timeCreated, expiresAt: expirationTime, state: lifecycleState, isScheduled };
}

/** `ageMs`: of the newest recovery point. */
interface JudgedSubject extends Pick<StatusFacts, "ageMs">, Pick<Finding, "pastNeed"> {
  readonly subject: CheckSubject;
}

function subjectMaker(
  inventory: Inventory,
  { attachments }: Surroundings,
  earlierProofs: EarlierProofs,
  now: number,
): (volume: Volume, rule: AppliedRule) => JudgedSubject {
  const { lookups, regions: auditedRegions } = inventory;
  const isOwnListingUnread = ownBackupsUnread(inventory.unread);
  const isIndexed = restsOnIndex(inventory.unasked);
  const areCopiesRead = areAllBackupsRead(inventory.unread);
  const areBackupsHidden = hiddenBackups(inventory);
  const chains = new CopyChains(inventory.backups);
  const backupsOf = backupFinder(inventory, chains);
  const restoreOf = restoreFinder(inventory, chains, earlierProofs, now);
  const policies = policiesInUse(inventory);
  // Most policies ask for no retention, and then nobody asks.
  let needed: ReadonlySet<string> | undefined;
  const isInUse = (id: string) => (needed ??= backupsInUse(inventory)).has(id);

  return (volume, { settings }) => {
    const evidence = evidenceOf(volume, backupsOf(volume), now);
    const isUnread = isOwnListingUnread(volume);
    const { status, reason, ageMs } = judgeStatus(volume, {
      backups: evidence.all,
      newest: evidence.recoveryPoints[0] ?? null,
      isOwnListingUnread: isUnread,
      restsOnIndex: isIndexed(volume),
      maxBackupAgeMs: settings.maxBackupAgeMs,
      now,
    });
    const isAttached = attachments.isAttached(volume);
    const facts = {
      volume,
      now,
      settings,
      status,
      statusReason: reason,
      areBackupsRead: !isUnread,
      backups: evidence.inRegion,
      recoveryPoints: evidence.recoveryPoints,
      copies: evidence.copies,
      elsewhere: evidence.elsewhere,
      areCopiesRead: areCopiesRead(volume.kind),
      areBackupsHidden: areBackupsHidden(volume.kind),
      auditedRegions,
      isAttached,
      policy: effectivePolicy(volume, lookups.policies),
      policiesInUse: policies.get(volume.region) ?? NONE,
      replicas: replicaLookups(volume, lookups.replicas),
      restore: restoreOf(volume),
    };
    const unneeded = pastNeed(facts, isInUse);
    return {
      subject: { ...facts, nextBreachAt: nextBreach(facts) },
      ageMs,
      pastNeed: unneeded && wasteOf(unneeded),
    };
  };
}

/** The backups that name the volume, and the copies in other regions that descend from them. */
function backupFinder(
  { backups }: Inventory,
  chains: CopyChains,
): (volume: Volume) => readonly Backup[] {
  const descended = chains.descended();
  return ({ id, region }) => {
    const own = chains.aged(backups.get(id) ?? []);
    const copies = descended.get(id)?.filter((it) => it.region !== region) ?? [];
    return copies.length === 0 ? own : [...own, ...copies];
  };
}

/** The status stays NO_BACKUP; the gate does not count the volume until it is old enough. */
function isInGracePeriod({ status, settings, volume, now }: CheckSubject): boolean {
  const { gracePeriodMs } = settings;
  return status === "NO_BACKUP" && gracePeriodMs > 0 && now - volume.timeCreated <= gracePeriodMs;
}

function pointOf({ id, timeCreated, expirationTime }: Backup): RecoveryPoint {
  return { id, timeCreated, expiresAt: expirationTime };
}

function answered(policy: Lookup<EffectivePolicy> | null): Pick<Finding, "backupPolicy"> {
  return policy?.kind === "answered" ? { backupPolicy: policy.answer } : {};
}
