import type { CheckOutcome, CheckSubject, EffectivePolicy, VolumeFacts } from "../check.js";
import { notApplicable, unknown } from "./outcome.js";
import { assignPolicy } from "./remedy.js";

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

/** A line that puts another policy where this one is assigned. */
export function replacePolicy({ volume }: CheckSubject, { via }: EffectivePolicy): string | null {
  const { volumeGroupId } = volume;
  const assetId = via === "volume_group" && volumeGroupId !== null ? volumeGroupId : volume.id;
  return assignPolicy(assetId, volume);
}
