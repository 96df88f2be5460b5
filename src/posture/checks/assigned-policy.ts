import type { CheckOutcome, CheckSubject, EffectivePolicy, VolumeFacts } from "../check.js";
import type { Remedy } from "../remedy.js";
import { notApplicable, unknown } from "./outcome.js";
import { assignPolicy } from "./remedy.js";
import { keepsWithin } from "./schedule-facts.js";
import { suitableGroupPolicy, suitablePolicy, type Ability } from "./suitable-policy.js";

/** What a check says where the look-up was answered. */
interface PolicyAnswers {
  readonly none: () => CheckOutcome;
  readonly assigned: (policy: EffectivePolicy) => CheckOutcome;
}

/** Judges by the policy that holds for the volume; without an answer, says why there is none. */
export function judgePolicy(
  { policy }: CheckSubject,
  { none, assigned }: PolicyAnswers,
): CheckOutcome {
  if (policy === null) {
    return notApplicable("the backup policy was not looked up, since no rule asks for it");
  }
  if (policy.kind === "unread") return unknown("the backup policy could not be looked up");
  return policy.answer === null ? none() : assigned(policy.answer);
}

/** The policy that is known to hold for the volume; null when none is, or when it is not known. */
export function knownPolicy({ policy }: VolumeFacts): EffectivePolicy | null {
  return policy?.kind === "answered" ? policy.answer : null;
}

/** `backup policy "gold" of the volume`; names are anyone's, so control characters are escaped. */
export function describePolicy({ policy, via }: EffectivePolicy): string {
  const owner = via === "volume" ? "the volume" : "its volume group";
  return `backup policy ${JSON.stringify(policy.name)} of ${owner}`;
}

/** Puts another policy where this one is assigned. */
export function replacePolicy(
  subject: CheckSubject,
  assigned: EffectivePolicy,
  abilities: readonly Ability[],
): Remedy | null {
  const { volume } = subject;
  const assetId = assignedTo(subject, assigned);
  const policy =
    assetId === volume.id
      ? suitablePolicy(subject, abilities)
      : suitableGroupPolicy(subject, abilities);
  return assignPolicy(assetId, volume, policy);
}

/**
 * Assigns the policy once more, so that its schedules start again; one that cannot keep within
 * the age limit is replaced at that, as `policy-meets-threshold` has it.
 */
export function reassignPolicy(subject: CheckSubject, assigned: EffectivePolicy): Remedy | null {
  const { volume, settings } = subject;
  const { id, schedules } = assigned.policy;
  const isWeak = keepsWithin(schedules, volume.region, settings.maxBackupAgeMs) === false;
  return isWeak
    ? replacePolicy(subject, assigned, ["threshold"])
    : assignPolicy(assignedTo(subject, assigned), volume, { id });
}

/**
 * Assigns a policy where there is none. Members of a group take theirs from it: a volume
 * has one of its own only where none is known that the group would take.
 */
export function assignFirstPolicy(
  subject: CheckSubject,
  abilities: readonly Ability[],
): Remedy | null {
  const { volume } = subject;
  const { volumeGroupId } = volume;
  const ofGroup = volumeGroupId === null ? null : suitableGroupPolicy(subject, abilities);
  return ofGroup !== null && volumeGroupId !== null
    ? assignPolicy(volumeGroupId, volume, ofGroup)
    : assignPolicy(volume.id, volume, suitablePolicy(subject, abilities));
}

function assignedTo({ volume }: CheckSubject, { via }: EffectivePolicy): string {
  const { id, volumeGroupId } = volume;
  return via === "volume_group" && volumeGroupId !== null ? volumeGroupId : id;
}
