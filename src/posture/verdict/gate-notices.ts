import { CHECKS, type GateLimits, type Policy } from "../../settings/policy.js";
import type { Summary } from "../assessment.js";
import { checks } from "../checks/checks.js";
import { fixedWords, noticeOf, type Notice } from "../notice.js";
import { settingsOf } from "../policy/rules.js";
import { counted } from "../../plain/wording.js";

/**
 * On checks that `fail-on-checks` names and that cannot fail the run: no rule asks for them, or they
 * could not be told.
 */
export function gateNotices(
  { failOnChecks }: GateLimits,
  policy: Policy,
  { total, byCheck }: Summary,
): readonly Notice[] {
  const inForce = settingsOf(policy);
  const isIdle =
    failOnChecks.includes("deletion-restricted") && policy.deletionRestricted === undefined;
  const idle = isIdle
    ? [
        noticeOf`fail-on-checks names deletion-restricted, which the policy file does not ask for, so it was not judged: add the key deletion-restricted, or remove it from fail-on-checks.`,
      ]
    : [];
  const ofVolumes = checks
    .filter(({ id }) => total > 0 && failOnChecks.includes(id))
    .flatMap((check): Notice[] => {
      const tally = byCheck.get(check.id);
      const name = fixedWords(check.id);
      const mayBeAsked = CHECKS[check.id] !== null;
      if (
        tally === undefined &&
        mayBeAsked &&
        !inForce.some((settings) => check.isRequired(settings))
      ) {
        return [
          noticeOf`fail-on-checks names ${name}, which no rule requires, so it was not judged on any volume: require it in a rule or in defaults, or remove it from fail-on-checks.`,
        ];
      }
      if (tally === undefined || tally.unknown === 0) return [];
      const those = fixedWords(counted(tally.unknown, "volume"));
      return [
        noticeOf`fail-on-checks names ${name}, which is unknown on ${those}: an unknown result does not fail the gate. Look at the findings before you rely on the verdict.`,
      ];
    });
  return [...idle, ...ofVolumes];
}
